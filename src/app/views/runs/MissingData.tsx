import { useApp, useSelected } from '../../app-context.ts';
import { areKeptData } from '../../runs/kept-data.ts';
import { useRunsWords } from './use-runs-words.ts';

/** The button that was pressed may be far below. */
function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Why a run was not restored: its data are a person's own, and the page does not have them. */
export function MissingData() {
  const { desk } = useApp();
  const { text, numbers } = useRunsWords();
  const missing = useSelected(({ kept }) => kept.missing);
  const isHere = useSelected(({ own, kept }) =>
    kept.missing === undefined ? false : areKeptData(kept.missing, own),
  );
  return (
    <div class="runs-missing" role="alert">
      {missing !== undefined && !isHere && (
        <p key={missing.name} ref={intoSight} class="runs-warning" data-kind="missing-data">
          {text.runs.missingData(
            missing.name,
            missing.x,
            missing.y,
            numbers.integer(missing.points),
          )}{' '}
          <button type="button" class="button is-small" data-action="load-data" onClick={desk.open}>
            {text.ownData.open}
          </button>
        </p>
      )}
      {isHere && <p class="hint">{text.runs.dataAreHere}</p>}
    </div>
  );
}
