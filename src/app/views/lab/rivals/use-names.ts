import { useMemo } from 'preact/hooks';
import { usePage, useSelected } from '../../../app-context.ts';
import { race } from '../../../rivals/fetch.ts';

/** What the run and its rivals are called; none, where it has no rivals. */
export function useNames(): readonly string[] {
  const { store, text, config, preferences } = usePage();
  const count = useSelected(({ rivals }) => rivals.length);
  return useMemo(
    () => (count === 0 ? [] : (race()?.namesOf(store.get(), text) ?? [])),
    [count, config, preferences.rivals, text],
  );
}
