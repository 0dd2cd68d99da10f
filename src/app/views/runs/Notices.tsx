import { useEffect, useRef } from 'preact/hooks';
import { useApp, useSelected } from '../../app-context.ts';
import { failureText } from '../../part-missing.ts';
import { Button } from '../../ui/Button.tsx';
import { areKeptData } from '../../state/record.ts';
import { labelOf } from './label.ts';
import { useRunsWords } from './words.ts';

/** What is to be said of the kept runs as a whole. */
export function Notices() {
  const { text } = useRunsWords();
  const storage = useSelected(({ kept }) => kept.storage);
  const why = useSelected(({ kept }) => kept.why);
  return (
    <>
      {storage === 'session' && (
        <p class="notice" role="alert" data-kind="not-stored">
          {text.runs.session(why)}
        </p>
      )}
      <Unread />
      <Removed />
      <MissingData />
    </>
  );
}

/** Why the runs of earlier visits are not in the list, and another try. */
function Unread() {
  const { keeper } = useApp();
  const { text } = useRunsWords();
  const unread = useSelected(({ kept }) => kept.unread);
  if (unread === undefined) return null;
  return (
    <p class="notice" role="alert" data-kind="unread">
      {text.runs.unread(failureText(unread, text))}{' '}
      <Button data-action="read-again" onClick={() => void keeper.open()}>
        {text.transport.retry}
      </Button>
    </p>
  );
}

/** What was deleted last, and the way back. */
function Removed() {
  const { keeper } = useApp();
  const { text, language } = useRunsWords();
  const removed = useSelected(({ kept }) => kept.removed);
  const undo = useRef<HTMLButtonElement>(null);
  // The button that had the focus went with the run.
  useEffect(() => {
    undo.current?.focus();
  }, [removed]);
  return (
    <div class="row" role="status">
      {removed !== undefined && (
        <>
          {text.runs.removed(labelOf(removed, language))}
          <Button
            data-action="undo"
            ref={undo}
            onClick={() => {
              void keeper.undoRemove();
              document.getElementById('stage')?.focus();
            }}
          >
            {text.runs.undo}
          </Button>
        </>
      )}
    </div>
  );
}

/** The button that was pressed may be far below. */
function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Why a run was not restored: its data are a person's own, and the page does not have them. */
function MissingData() {
  const { desk } = useApp();
  const { text, numbers } = useRunsWords();
  const missing = useSelected(({ kept }) => kept.missing);
  const isHere = useSelected(({ own, kept }) =>
    kept.missing === undefined ? false : areKeptData(kept.missing, own),
  );
  return (
    <div class="stack" role="alert">
      {missing !== undefined && !isHere && (
        <p key={missing.name} ref={intoSight} class="notice" data-kind="missing-data">
          {text.runs.missingData(
            missing.name,
            missing.x,
            missing.y,
            numbers.integer(missing.points),
          )}{' '}
          <Button data-action="load-data" onClick={desk.open}>
            {text.ownData.open}
          </Button>
        </p>
      )}
      {isHere && <p class="hint">{text.runs.dataAreHere}</p>}
    </div>
  );
}
