import { momentText } from '../../../csv/notes.ts';
import { TABLES } from '../../i18n/tables.ts';
import { useApp, useSelected, useSome, useWords, type WordsOf } from '../../app-context.ts';
import { ungrouped, type Column } from '../../../core/text/table.ts';
import { Check } from '../../ui/Check.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import type { Choice } from '../../../csv/columns.ts';
import type { Head } from '../../../csv/head.ts';

/** Of wider tables the first are shown, and always the chosen ones; any column can be chosen. */
const MOST_SHOWN = 8;

export function Columns() {
  const words = useWords(TABLES);
  const { dialog } = words.text;
  const { head, choice } = useSome('loading', 'head', 'choice');
  if (head === undefined) return null;
  const shown = shownColumns(head.columns.length, choice);
  const hidden = head.columns.length - shown.length;
  const cellAt = (row: number, column: number): string => head.preview[row]?.[column] ?? '';
  const columns = shown.map((i): Column<number> => ({
    key: String(i),
    head: nameOf(head, i, words),
    kind: 'text',
    value: (row) => shortened(cellAt(row, i)),
  }));
  const chosen = shown.filter((i) => isChosen(choice, i));
  const withValue = (column: number) => (row: number, text: string) => (
    <>
      {text}
      <Value cell={cellAt(row, column)} value={valueAt(head, row, column)} />
    </>
  );
  return (
    <section class="stack" aria-labelledby="data-preview">
      <div class="pair">
        <ColumnField axis="x" head={head} choice={choice} />
        <ColumnField axis="y" head={head} choice={choice} />
      </div>
      <FurtherInputs head={head} choice={choice} />
      <h3 id="data-preview">{dialog.preview}</h3>
      <TableScroll look="is-data" labelledBy="data-preview">
        <Table
          look="is-data"
          table={{ columns, groups: ungrouped(head.preview.map((_, row) => row)) }}
          keyOf={(row) => row}
          columnLook={(key) => (isChosen(choice, Number(key)) ? 'is-chosen' : '')}
          draw={Object.fromEntries(chosen.map((i) => [i, withValue(i)]))}
        />
      </TableScroll>
      {hidden > 0 && <p class="hint">{dialog.moreColumns(words.numbers.integer(hidden))}</p>}
    </section>
  );
}

/** Beside a cell that does not say it itself: what it is taken for. */
function Value({ cell, value }: { readonly cell: string; readonly value: string | undefined }) {
  const { table } = useWords(TABLES).text;
  // 1.50 says 1.5 by itself.
  if (value === undefined || value === cell.trim() || Number(cell) === Number(value)) return null;
  return <span class="hint"> {table.value(value)}</span>;
}

/** As many digits as the number has, as a file would write it; moments, too. */
function valueAt(
  { columns, previewValues }: Head,
  row: number,
  column: number,
): string | undefined {
  const value = previewValues[row]?.[column];
  const holds = columns[column]?.holds;
  if (value === undefined || holds === undefined) return undefined;
  return holds.kind === 'time' ? momentText(value, holds.written) : String(value);
}

function shownColumns(count: number, choice: Choice | undefined): readonly number[] {
  const chosen =
    choice === undefined ? [] : [...new Set([choice.x, choice.y, ...(choice.others ?? [])])];
  const all = Array.from({ length: count }, (_, i) => i);
  const others = all.filter((i) => !chosen.includes(i)).slice(0, MOST_SHOWN - chosen.length);
  return [...chosen, ...others].sort((left, right) => left - right);
}

interface ColumnFieldProps {
  readonly axis: 'x' | 'y';
  readonly head: Head;
  readonly choice: Choice | undefined;
}

function ColumnField({ axis, head, choice }: ColumnFieldProps) {
  const { desk } = useApp();
  const words = useWords(TABLES);
  const { dialog } = words.text;
  const names = head.columns.map((_, i) => [`column-${i}`, nameOf(head, i, words)] as const);
  // Until two columns are chosen there is one choice more: none.
  const none = choice === undefined ? [['none', dialog.none] as const] : [];
  return (
    <SelectField<string>
      label={dialog[axis]}
      value={choice === undefined ? 'none' : `column-${choice[axis]}`}
      choices={Object.fromEntries([...none, ...names])}
      onChoose={(chosen) => {
        const index = Number(chosen.replace('column-', ''));
        if (Number.isNaN(index)) return;
        const { others = [], ...both } = choice ?? { x: index, y: index };
        desk.choose({ ...both, [axis]: index, others: others.filter((one) => one !== index) });
      }}
    />
  );
}

/** What a network or a formula can look at besides x. */
function FurtherInputs({ head, choice }: Omit<ColumnFieldProps, 'axis'>) {
  const { desk } = useApp();
  const words = useWords(TABLES);
  const { model } = useSelected(({ config }) => config);
  if (choice === undefined || (model !== 'network' && model !== 'formula')) return null;
  const { x, y, others = [] } = choice;
  const free = head.columns.flatMap(({ holds }, i) =>
    holds.kind !== 'text' && i !== x && i !== y ? [i] : [],
  );
  if (free.length === 0) return null;
  return (
    <fieldset class="row" data-inputs>
      <legend>{words.text.dialog.others}</legend>
      {free.map((i) => (
        <Check
          key={i}
          checked={others.includes(i)}
          onCheck={(checked) => {
            const rest = others.filter((one) => one !== i);
            desk.choose({ x, y, others: checked ? [...rest, i] : rest });
          }}
        >
          {nameOf(head, i, words)}
        </Check>
      ))}
    </fieldset>
  );
}

function nameOf(
  { columns }: Head,
  index: number,
  { text, numbers }: WordsOf<typeof TABLES>,
): string {
  const name = columns[index]?.name ?? '';
  return name === '' ? text.dialog.column(numbers.integer(index + 1)) : shortened(name);
}

function isChosen(choice: Choice | undefined, index: number): boolean {
  return choice?.x === index || choice?.y === index || choice?.others?.includes(index) === true;
}

/** A cell may hold a novel. */
function shortened(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
}
