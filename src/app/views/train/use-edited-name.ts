import { useApp, useWords } from '../../app-context.ts';

/** What the data are called once a point of them has been moved. */
export function useEditedName(): () => string {
  const { store } = useApp();
  const { text } = useWords();
  return () => {
    const { own } = store.get();
    return own === undefined ? text.points.edited : text.points.editedOf(own.name);
  };
}
