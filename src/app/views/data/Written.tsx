import { useState } from 'preact/hooks';
import { inWords } from '../../../core/text/told.ts';
import type { Head } from '../../../csv/head.ts';
import type { Note, NoteValues } from '../../../csv/notes.ts';
import { TABLE_OPTIONS, type RawTableOptions, type TableOption } from '../../../csv/options.ts';
import { useApp, useSome, useWords } from '../../app-context.ts';
import { TABLES, type TableWords } from '../../i18n/tables.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';

/** What was taken of the table, in a line; what could be meant otherwise asks, each in a line of its own. */
export function Taken() {
  const { desk } = useApp();
  const { table: words } = useWords(TABLES).text;
  const { head, read } = useSome('loading', 'head', 'read');
  if (head === undefined) return null;
  const notes = (read?.table.notes ?? head.notes).map((note) => ({
    code: note.code,
    said: inWords<NoteValues, keyof NoteValues>(words.notes, note.code, note.values),
    other: otherwise(note, words.otherwise),
  }));
  const plain = notes.filter(({ other }) => other === undefined).map(({ said }) => said);
  return (
    <div class="stack" aria-live="polite" data-taken>
      <p class="hint">{[formText(head, words), ...plain].join(' ')}</p>
      {notes.map(
        ({ code, said, other }) =>
          other && (
            <p key={code} class="notice row" data-question={code}>
              {said} <Button onClick={() => desk.write(other.options)}>{other.label}</Button>
            </p>
          ),
      )}
    </div>
  );
}

function formText(head: Head, words: TableWords): string {
  const { delimiter, decimal, thousands, headerLine } = head;
  const [mark] = thousands;
  return words.taken([
    delimiter === undefined ? words.json : words.between(foundIn(head, words).delimiter ?? ''),
    headerLine === undefined ? words.noHeader : words.withHeader(String(headerLine)),
    ...(decimal === ',' ? [words.decimalComma] : []),
    ...(mark === undefined ? [] : [words.thousandsAs(words.marks[mark])]),
  ]);
}

/** To a note about what could be meant in two ways: how the table is read in the other one. */
function otherwise({ code, values }: Note, words: TableWords['otherwise']) {
  if (code === 'header-of-numbers') return { options: { header: 'no' }, label: words.header };
  if (code === 'ambiguous-dates') {
    const dates = values.order === 'dmy' ? 'mdy' : 'dmy';
    return { options: { dates }, label: words.dates[dates] };
  }
  if (code !== 'ambiguous-mark') return undefined;
  // The mark that it was not taken for.
  const decimal = (values.mark === ',') === (values.taken === 'thousands') ? 'comma' : 'point';
  return { options: { decimal }, label: words.decimal[decimal] };
}

/** How the table is written: what was found, and the ways to say otherwise. The terminal has flags of the same names. */
export function Written() {
  const { desk } = useApp();
  const { table: words } = useWords(TABLES).text;
  const { source, head, options } = useSome('loading', 'source', 'head', 'options');
  if (source === undefined) return null;
  const found = head === undefined ? {} : foundIn(head, words);
  const hasDates = head?.columns.some(({ holds }) => holds.kind === 'time') ?? false;
  const isOnLine = /^\d/.test(options.header ?? '');
  const field = (option: TableOption, label: string, choices: Readonly<Record<string, string>>) => (
    <SelectField<string>
      label={label}
      value={option === 'header' && isOnLine ? 'line' : (options[option] ?? 'auto')}
      choices={{ auto: words.auto(found[option] ?? ''), ...choices }}
      onChoose={(choice) =>
        desk.write({ [option]: choice === 'line' ? String(head?.headerLine ?? 1) : choice })
      }
    />
  );
  return (
    <details class="data-written" data-options>
      <summary>{words.options}</summary>
      <p class="hint">{words.optionsHint}</p>
      <div class="data-written-fields stack">
        {field('delimiter', words.delimiter, words.delimiters)}
        {field('decimal', words.decimal, without(words.decimals, options.thousands))}
        {field('thousands', words.thousands, without(words.thousandsMarks, options.decimal))}
        {field('header', words.header, words.headers)}
        {isOnLine && <LineField line={options.header ?? ''} words={words} />}
        {(hasDates || options.dates !== undefined) && field('dates', words.dates, words.dateOrders)}
      </div>
    </details>
  );
}

/** What is being typed stays, also when the table is read anew meanwhile, or when it is no line. */
function LineField({ line, words }: { readonly line: string; readonly words: TableWords }) {
  const { desk } = useApp();
  const [draft, setDraft] = useState<string>();
  const typed = draft?.trim() ?? line;
  return (
    <TextField
      label={words.line}
      value={draft ?? line}
      fault={isLine(typed) ? undefined : words.notALine}
      onEdit={setDraft}
      onCommit={() => {
        if (!isLine(typed)) return;
        setDraft(undefined);
        desk.write({ header: typed });
      }}
    />
  );
}

function isLine(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}

/** No mark can separate thousands and decimals at once: the one that is taken is not offered again. */
function without(
  choices: Readonly<Record<string, string>>,
  taken: string | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(choices).filter(([word]) => word !== taken));
}

/** What was found, by the words of the choices. */
function foundIn(head: Head, words: TableWords): RawTableOptions {
  const { delimiter, decimal, thousands, headerLine } = head;
  const delimiterWord = wordOf(TABLE_OPTIONS.delimiter.words, delimiter);
  const thousandsWord = wordOf(TABLE_OPTIONS.thousands.words, thousands[0] ?? '');
  return {
    delimiter: delimiterWord && words.delimiters[delimiterWord],
    decimal: words.decimals[wordOf(TABLE_OPTIONS.decimal.words, decimal) ?? 'point'],
    thousands: words.thousandsMarks[thousandsWord ?? 'none'],
    header: headerLine === undefined ? words.headers.no : words.onLine(String(headerLine)),
  };
}

function wordOf<Word extends string>(
  words: Readonly<Record<Word, string>>,
  mark: string | undefined,
): Word | undefined {
  return (Object.keys(words) as Word[]).find((word) => words[word] === mark);
}
