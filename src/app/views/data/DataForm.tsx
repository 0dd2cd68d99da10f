import type { DataError, DataFaults } from '../../../csv/faults.ts';
import { inWords } from '../../../core/text/told.ts';
import { usePage, useSelected, useSome, type WordsOf } from '../../app-context.ts';
import { EXAMPLES } from '../../data/data-desk.ts';
import type { Loading } from '../../data/loading.ts';
import { TABLES } from '../../i18n/tables.ts';
import { failureText } from '../../part-missing.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { BadRows, Columns } from './Columns.tsx';
import { Offer } from './Offer.tsx';
import { Taken, Written } from './Written.tsx';
import '../../styles/data.css';

export function DataForm() {
  return (
    <>
      <Sources />
      <Reading />
      <Columns />
      <Taken />
      <Written />
      <BadRows />
      <Offer />
    </>
  );
}

function Sources() {
  const { desk, text } = usePage(TABLES);
  const { dialog } = text;
  const { typed } = useSome('loading', 'typed');
  return (
    <div class="data-sources stack">
      <div class="row">
        <FileButton
          action="choose-file"
          accept=".csv,.tsv,.txt,.json,.jsonl,.gz,text/csv,text/plain,application/json"
          onFile={(file) => void desk.take({ name: file.name, blob: file })}
        >
          {dialog.file}
        </FileButton>
        <span class="hint">{dialog.drop}</span>
      </div>
      <div class="data-paste stack">
        <Field label={dialog.paste} hint={dialog.pasteHint}>
          {(attributes) => (
            <textarea
              {...attributes}
              class="input"
              rows={3}
              spellcheck={false}
              value={typed}
              onInput={({ currentTarget }) => desk.type(currentTarget.value)}
            />
          )}
        </Field>
        <Button
          disabled={typed.trim() === ''}
          onClick={() => void desk.take({ name: text.ownData.pasted, blob: new Blob([typed]) })}
        >
          {dialog.usePaste}
        </Button>
      </div>
      <h3>{dialog.examples}</h3>
      <ul class="row">
        {EXAMPLES.map((name) => (
          <li key={name}>
            <Button onClick={() => void desk.takeExample(name)}>{dialog.example[name]}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reading() {
  const { desk, text, numbers } = usePage(TABLES);
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
        {said(loading, { text, numbers })}
      </p>
    </div>
  );
}

type TableWords = Pick<WordsOf<typeof TABLES>, 'text' | 'numbers'>;

function said({ source, progress, failure, read }: Loading, { text, numbers }: TableWords): string {
  const { dialog } = text;
  if (failure !== undefined) return dialog.failed(whyFailed(failure, text));
  if (source === undefined) return '';
  if (progress !== undefined) return dialog.reading(source.name, numbers.integer(progress.rows));
  if (read === undefined) return dialog.stopped;
  const { x, bad } = read.table;
  return dialog.found(numbers.integer(x.length), numbers.integer(x.length + bad.count));
}

function whyFailed(failure: Error, text: TableWords['text']): string {
  const { table } = text;
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
