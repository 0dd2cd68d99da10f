import { useEffect, useRef, useState } from 'preact/hooks';
import { RunFileError } from '../../../core/errors.ts';
import { usePage, useSome, type WordsOf } from '../../app-context.ts';
import { RUNS } from '../../i18n/runs.ts';
import { failureText, PartMissingError } from '../../part-missing.ts';
import { areKeptData } from '../../state/record.ts';
import { Button } from '../../ui/Button.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { labelOf } from './label.ts';
import { keeperOf } from './keeper.ts';

/** Brings exported runs back: a file that is chosen, or one that was dropped on the page. */
export function ImportRun() {
  const page = usePage(RUNS);
  const { store, text, language } = page;
  const { brought } = useSome('kept', 'brought');
  const [said, setSaid] = useState({ isFault: false, sentence: '' });
  useEffect(() => {
    if (brought === undefined) return;
    store.patch('kept', { brought: undefined });
    keeperOf(page)
      .importRuns(brought)
      .then(
        (records) => {
          const labels = records.map((record) => labelOf(record, language));
          setSaid({ isFault: false, sentence: text.runs.imported(labels.join('; ')) });
        },
        (error: unknown) => setSaid({ isFault: true, sentence: faultText(error, text) }),
      );
  }, [brought]);
  return (
    <div class="row">
      <p class={said.isFault ? 'fault' : 'hint'} role="status" data-kind="import">
        {said.sentence}
      </p>
      <FileButton action="import" onFile={(file) => store.patch('kept', { brought: file })}>
        {text.runs.import}
      </FileButton>
    </div>
  );
}

function faultText(error: unknown, text: WordsOf<typeof RUNS>['text']): string {
  const { runs } = text;
  if (error instanceof PartMissingError) return failureText(error, text);
  if (!(error instanceof RunFileError)) return runs.unreadable;
  const sentence = runs.faults[error.fault];
  return error.fault === 'damaged' ? `${sentence} ${runs.part(error.part)}` : sentence;
}

/** What is to be said of the kept runs as a whole, and what can be done about it. */
export function Notices() {
  const page = usePage(RUNS);
  const { desk, own, text, numbers, language } = page;
  const { runs } = text;
  const keeper = keeperOf(page);
  const kept = useSome('kept', 'storage', 'why', 'unread', 'removed', 'missing');
  const { unread, removed, missing } = kept;
  const isHere = missing !== undefined && areKeptData(missing, own);
  const undo = useRef<HTMLButtonElement>(null);
  // The button that had the focus went with the run.
  useEffect(() => undo.current?.focus(), [removed]);
  return (
    <>
      {kept.storage === 'session' && (
        <p class="notice" role="alert" data-kind="not-stored">
          {runs.session(kept.why)}
        </p>
      )}
      {unread !== undefined && (
        <p class="notice" role="alert" data-kind="unread">
          {runs.unread(failureText(unread, text))}{' '}
          <Button data-action="read-again" onClick={() => void keeper.open()}>
            {text.transport.retry}
          </Button>
        </p>
      )}
      <div class="row" role="status">
        {removed.length > 0 && (
          <>
            {runs.removed(removed.map((record) => labelOf(record, language)).join('; '))}
            <Button
              data-action="bring-back"
              ref={undo}
              onClick={() => {
                void keeper.undoRemove();
                document.getElementById('stage')?.focus();
              }}
            >
              {runs.undo}
            </Button>
          </>
        )}
      </div>
      <div class="stack" role="alert">
        {missing !== undefined && !isHere && (
          <p key={missing.name} ref={intoSight} class="notice" data-kind="missing-data">
            {runs.missingData(missing.name, missing.x, missing.y, numbers.integer(missing.points))}{' '}
            <Button data-action="load-data" onClick={desk.open}>
              {text.ownData.open}
            </Button>
          </p>
        )}
        {isHere && <p class="hint">{runs.dataAreHere}</p>}
      </div>
    </>
  );
}

/** The button that was pressed may be far below. */
function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
