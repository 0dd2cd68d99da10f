import { useMemo, useState } from 'preact/hooks';
import { usePage, useSelected } from '../../../app-context.ts';
import { fetchRace, race } from '../../../rivals/fetch.ts';
import { MOST_RIVALS } from '../../../state.ts';
import { Button } from '../../../ui/Button.tsx';

/** The optimizer once more, as another. What knows of rivals is fetched for the first. */
export function AddRival() {
  const { settings, store, text } = usePage();
  const count = useSelected(({ rivals }) => rivals.length);
  const [failed, setFailed] = useState(false);
  if (count >= MOST_RIVALS) return null;
  const add = (): void => {
    fetchRace().then(
      ({ withOneMore }) => settings.prefer({ rivals: withOneMore(store.get()) }),
      () => setFailed(true),
    );
  };
  return (
    <>
      <Button look="is-quiet" data-action="add-rival" onClick={add}>
        {text.settings.addRival}
      </Button>
      {failed && <p class="fault">{text.lazy.failed}</p>}
    </>
  );
}

/** What the run and its rivals are called; none, where it has no rivals. */
export function useNames(): readonly string[] {
  const { store, text, config, preferences } = usePage();
  const count = useSelected(({ rivals }) => rivals.length);
  return useMemo(
    () => (count === 0 ? [] : (race()?.namesOf(store.get(), text) ?? [])),
    [count, config, preferences.rivals, text],
  );
}
