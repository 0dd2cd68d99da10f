import type { Head } from '../../../csv/head.ts';
import type { Note, NoteValues } from '../../../csv/notes.ts';
import type { RawTableOptions } from '../../../csv/options.ts';
import { inWords } from '../../../core/text/told.ts';
import { useApp, useSome, useWords, type WordsOf } from '../../app-context.ts';
import type { TableWords } from '../../i18n/tables-en.ts';
import { TABLES } from '../../i18n/tables.ts';
import { Button } from '../../ui/Button.tsx';

/** What was taken of the table, in a line; what could be meant otherwise asks, each in a line of its own. */
export function Taken() {
  const { text } = useWords(TABLES);
  const { table } = text;
  const { head, read } = useSome('loading', 'head', 'read');
  if (head === undefined) return null;
  const notes = read?.table.notes ?? head.notes;
  const plain = notes.filter((note) => otherwise(note) === undefined);
  return (
    <div class="stack" aria-live="polite" data-taken>
      <p class="hint">
        {[formText(head, text), ...plain.map((note) => noteText(note, table))].join(' ')}
      </p>
      {notes.map((note) => (
        <Question key={note.code} note={note} />
      ))}
    </div>
  );
}

function Question({ note }: { readonly note: Note }) {
  const { desk } = useApp();
  const { table } = useWords(TABLES).text;
  const other = otherwise(note);
  if (other === undefined) return null;
  return (
    <p class="notice row" data-question={note.code}>
      {noteText(note, table)}{' '}
      <Button
        onClick={() => {
          desk.write(other);
        }}
      >
        {otherText(other, table)}
      </Button>
    </p>
  );
}

function noteText({ code, values }: Note, { notes }: TableWords): string {
  return inWords<NoteValues, keyof NoteValues>(notes, code, values);
}

function otherText({ decimal, dates }: RawTableOptions, { otherwise: words }: TableWords): string {
  if (decimal !== undefined) return words.decimal[decimal === 'comma' ? 'comma' : 'point'];
  return dates === undefined ? words.header : words.dates[dates === 'mdy' ? 'mdy' : 'dmy'];
}

function formText(
  { delimiter, decimal, thousands, headerLine }: Head,
  { table, dialog }: WordsOf<typeof TABLES>['text'],
): string {
  const [mark] = thousands;
  return table.taken([
    delimiter === undefined ? table.json : table.between(dialog.delimiters[delimiter]),
    headerLine === undefined ? table.noHeader : table.withHeader(String(headerLine)),
    ...(decimal === ',' ? [table.decimalComma] : []),
    ...(mark === undefined ? [] : [table.thousandsAs(table.marks[mark])]),
  ]);
}

/** To a note about what could be meant in two ways: the option that takes it the other way. */
function otherwise({ code, values }: Note): RawTableOptions | undefined {
  if (code === 'header-of-numbers') return { header: 'no' };
  if (code === 'ambiguous-dates') return { dates: values.order === 'dmy' ? 'mdy' : 'dmy' };
  if (code !== 'ambiguous-mark') return undefined;
  // The mark that it was not taken for.
  const isComma = (values.mark === ',') === (values.taken === 'thousands');
  return { decimal: isComma ? 'comma' : 'point' };
}
