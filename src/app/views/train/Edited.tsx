import { useApp, useSelected, useWords } from '../../app-context.ts';
import { editedOf } from '../../editing/in-state.ts';

/** The ways back from points that were moved. */
export function Edited() {
  const { editing } = useApp();
  const { text } = useWords();
  const moves = useSelected((state) => editedOf(state)?.back.length ?? 0);
  if (moves === 0) return null;
  return (
    <>
      <button
        type="button"
        class="toggle"
        data-action="undo-move"
        onClick={() => {
          editing.undo();
        }}
      >
        {text.points.undo}
      </button>
      <button
        type="button"
        class="toggle"
        data-action="put-back"
        onClick={() => {
          editing.putBack();
        }}
      >
        {text.points.putBack}
      </button>
    </>
  );
}
