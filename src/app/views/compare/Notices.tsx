import { useEffect, useRef } from 'preact/hooks';
import { useApp, usePage, useSome } from '../../app-context.ts';
import { RUNS } from '../../i18n/runs.ts';
import { failureText } from '../../part-missing.ts';
import { Button } from '../../ui/Button.tsx';
import { areKeptData } from '../../state/record.ts';
import { labelOf } from './label.ts';
import { keeperOf } from './keeper.ts';

/** What is to be said of the kept runs as a whole. */
export function Notices() {
  const { text } = usePage(RUNS);
  const { storage, why } = useSome('kept', 'storage', 'why');
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
  const keeper = keeperOf(useApp());
  const { text } = usePage(RUNS);
  const { unread } = useSome('kept', 'unread');
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
  const keeper = keeperOf(useApp());
  const { text, language } = usePage(RUNS);
  const { removed } = useSome('kept', 'removed');
  const undo = useRef<HTMLButtonElement>(null);
  // The button that had the focus went with the run.
  useEffect(() => {
    undo.current?.focus();
  }, [removed]);
  return (
    <div class="row" role="status">
      {removed.length > 0 && (
        <>
          {text.runs.removed(removed.map((record) => labelOf(record, language)).join('; '))}
          <Button
            data-action="bring-back"
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
  const { desk, own, text, numbers } = usePage(RUNS);
  const { missing } = useSome('kept', 'missing');
  const isHere = missing !== undefined && areKeptData(missing, own);
  const { name = '', x = '', y = '', points = NaN } = missing ?? {};
  return (
    <div class="stack" role="alert">
      {missing !== undefined && !isHere && (
        <p key={name} ref={intoSight} class="notice" data-kind="missing-data">
          {text.runs.missingData(name, x, y, numbers.integer(points))}{' '}
          <Button data-action="load-data" onClick={desk.open}>
            {text.ownData.open}
          </Button>
        </p>
      )}
      {isHere && <p class="hint">{text.runs.dataAreHere}</p>}
    </div>
  );
}
