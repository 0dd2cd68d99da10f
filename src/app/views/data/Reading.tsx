import type { DataError, DataFaults } from '../../../csv/faults.ts';
import { inWords } from '../../../core/text/told.ts';
import { type WordsOf, useApp, useSelected, useWords } from '../../app-context.ts';
import { failureText } from '../../part-missing.ts';
import type { Messages } from '../../i18n/index.ts';
import type { TableWords } from '../../i18n/tables-en.ts';
import { TABLES } from '../../i18n/tables.ts';
import type { Loading } from '../../data/loading.ts';
import { Button } from '../../ui/Button.tsx';

/** How far the reading is, and how it ended. */
export function Reading() {
  const { desk } = useApp();
  const words = useWords(TABLES);
  const { text } = words;
  const loading = useSelected((state) => state.loading);
  const { source, progress } = loading;
  return (
    <div class="data-reading row">
      {source !== undefined && progress !== undefined && (
        <>
          <progress
            aria-label={text.dialog.progress}
            value={progress.bytes}
            max={Math.max(source.blob.size, 1)}
          />
          <Button data-action="stop-reading" onClick={desk.cancel}>
            {text.dialog.cancel}
          </Button>
        </>
      )}
      <p
        class={loading.failure === undefined ? 'hint' : 'fault'}
        // Not at each piece: a counter read out loud would never end.
        aria-live={progress === undefined ? 'polite' : 'off'}
        data-said
      >
        {said(loading, words)}
      </p>
    </div>
  );
}

function said(
  { source, progress, failure, read }: Loading,
  { text, numbers }: WordsOf<typeof TABLES>,
): string {
  const { dialog } = text;
  if (failure !== undefined) return dialog.failed(whyFailed(failure, text, text.table));
  if (source === undefined) return '';
  if (progress !== undefined) return dialog.reading(source.name, numbers.integer(progress.rows));
  if (read === undefined) return dialog.stopped;
  const { x, bad } = read.table;
  return dialog.found(numbers.integer(x.length), numbers.integer(x.length + bad.count));
}

function whyFailed(failure: Error, text: Messages, table: TableWords): string {
  if (isDataError(failure)) {
    return inWords<DataFaults, keyof DataFaults>(table.faults, failure.fault, failure.values);
  }
  if (failure.name === 'SetupError') return table.setup;
  // What a browser throws where a file is a folder, or is gone, or may not be read.
  return /^Not(Found|Readable|Allowed)Error$/.test(failure.name)
    ? table.unreadable
    : failureText(failure, text);
}

/** The class itself stays in the Worker that read the table. */
function isDataError(failure: Error): failure is DataError {
  return failure.name === 'DataError';
}
