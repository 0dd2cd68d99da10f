import { momentText } from '../../../csv/notes.ts';
import { TABLES } from '../../i18n/tables.ts';
import { usePage, useSelected, useSome, useWords } from '../../app-context.ts';
import { ungrouped, type Column } from '../../../core/text/table.ts';
import { Check } from '../../ui/Check.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import type { Head } from '../../../csv/head.ts';

/** Of wider tables the first are shown, and always the chosen ones; any column can be chosen. */
const MOST_SHOWN = 8;

/** The columns to choose from, and the first rows of the table. */
export function Columns() {
  const { desk, store, config, text, numbers } = usePage(TABLES);
  const { dialog } = text;
  const { head, choice } = useSome('loading', 'head', 'choice');
  if (head === undefined) return null;
  const names = head.columns.map(({ name }, i) =>
    name === '' ? dialog.column(numbers.integer(i + 1)) : shortened(name),
  );
  const others = choice?.others ?? [];
  const chosen = choice === undefined ? [] : [choice.x, choice.y, ...others];
  const rest = names.map((_, i) => i).filter((i) => !chosen.includes(i));
  const shown = [...new Set(chosen), ...rest.slice(0, Math.max(MOST_SHOWN - chosen.length, 0))];
  const columns = shown
    .sort((left, right) => left - right)
    .map((i): Column<number> => {
      const value = (row: number): string => shortened(head.preview[row]?.[i] ?? '');
      return { key: String(i), head: names[i] ?? '', kind: 'text', value };
    });
  const withValue = (column: number) => (row: number, cell: string) => {
    const value = takenFor(head, row, column);
    return (
      <>
        {cell}
        {value !== undefined && <span class="hint"> {text.table.value(value)}</span>}
      </>
    );
  };
  const field = (axis: 'x' | 'y') => (
    <SelectField<string>
      label={dialog[axis]}
      value={choice === undefined ? 'none' : `column-${choice[axis]}`}
      choices={{
        // Until two columns are chosen there is one choice more.
        ...(choice === undefined && { none: dialog.none }),
        ...Object.fromEntries(names.map((name, i) => [`column-${i}`, name])),
      }}
      onChoose={(column) => {
        const index = Number(column.replace('column-', ''));
        if (Number.isNaN(index)) return;
        // As it is by now: another column may have been chosen since this was drawn.
        const { x, y, others: beside = [] } = store.get().loading.choice ?? { x: index, y: index };
        desk.choose({ x, y, [axis]: index, others: beside.filter((one) => one !== index) });
      }}
    />
  );
  // A network or a formula can look at others besides x.
  const free = rest.concat(others).filter((i) => head.columns[i]?.holds.kind !== 'text').sort((left, right) => left - right); // prettier-ignore
  const takesMore = config.model === 'network' || config.model === 'formula';
  return (
    <section class="stack" aria-labelledby="data-preview">
      <div class="pair">
        {field('x')}
        {field('y')}
      </div>
      {choice !== undefined && takesMore && free.length > 0 && (
        <fieldset class="row" data-inputs>
          <legend>{dialog.others}</legend>
          {free.map((i) => (
            <Check
              key={i}
              checked={others.includes(i)}
              onCheck={(checked) => {
                const now = store.get().loading.choice ?? choice;
                const without = (now.others ?? []).filter((one) => one !== i);
                desk.choose({ ...now, others: checked ? [...without, i] : without });
              }}
            >
              {names[i]}
            </Check>
          ))}
        </fieldset>
      )}
      <h3 id="data-preview">{dialog.preview}</h3>
      <TableScroll look="is-data" labelledBy="data-preview">
        <Table
          look=""
          table={{ columns, groups: ungrouped(head.preview.map((_, row) => row)) }}
          keyOf={(row) => row}
          columnLook={(key) => (chosen.includes(Number(key)) ? 'is-chosen' : '')}
          draw={Object.fromEntries(chosen.map((i) => [i, withValue(i)]))}
        />
      </TableScroll>
      {shown.length < names.length && (
        <p class="hint">{dialog.moreColumns(numbers.integer(names.length - shown.length))}</p>
      )}
    </section>
  );
}

/** The rows that were left out, and why. */
export function BadRows() {
  const { text, numbers } = useWords(TABLES);
  const { dialog, table } = text;
  const bad = useSelected(({ loading }) => loading.read?.table.bad);
  if (bad === undefined || bad.count === 0) return null;
  const said = dialog.bad(numbers.integer(bad.count));
  const groups = bad.reasons.map(({ fault, count, first }) => ({
    key: fault,
    head: table.reason(numbers.integer(count), dialog.faults[fault]),
    rows: first,
  }));
  const columns: readonly Column<(typeof groups)[number]['rows'][number]>[] = [
    { key: 'line', head: dialog.line, kind: 'integer', side: 'left', value: ({ line }) => line },
    { key: 'cell', head: dialog.cell, kind: 'text', value: ({ found }) => found },
  ];
  return (
    <details class="data-bad">
      <summary>{said}</summary>
      <TableScroll look="is-data" label={said}>
        <Table
          look=""
          table={{ columns, groups }}
          keyOf={({ line }) => line}
          draw={{
            cell: ({ lines }, found) => (
              <>
                {found}
                {lines > 1 && (
                  <span class="hint"> {table.swallowed(numbers.integer(lines - 1))}</span>
                )}
              </>
            ),
          }}
        />
      </TableScroll>
    </details>
  );
}

/**
 * What a cell is taken for, where it does not say it itself: as many digits as the number has, as a file would
 * write it; moments, too.
 */
function takenFor(head: Head, row: number, column: number): string | undefined {
  const value = head.previewValues[row]?.[column];
  const holds = head.columns[column]?.holds;
  const cell = head.preview[row]?.[column] ?? '';
  if (value === undefined || holds === undefined) return undefined;
  const text = holds.kind === 'time' ? momentText(value, holds.written) : String(value);
  // 1.50 says 1.5 by itself.
  return text === cell.trim() || Number(cell) === Number(text) ? undefined : text;
}

/** A cell may hold a novel. */
function shortened(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
}
