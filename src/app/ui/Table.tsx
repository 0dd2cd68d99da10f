import type { ComponentChildren } from 'preact';
import {
  cellText,
  isAtLeft,
  type Column,
  type Group,
  type Table as Described,
} from '../../core/text/table.ts';
import { useWords } from '../app-context.ts';

/** More of a row, for the styles and for whoever looks for it. */
type Marks = Readonly<Record<`data-${string}`, string | boolean>> & { readonly class?: string };

export interface TableProps<Row> {
  readonly table: Described<Row>;
  /** Names its looks in table.css, and `is-folding` where its columns may not fit. */
  readonly look: string;
  readonly keyOf: (row: Row) => string | number;
  /** The column that says what a row is. */
  readonly rowHead?: string;
  /** What is shown in place of a cell's text. */
  readonly draw?: Readonly<Record<string, (row: Row, text: string) => ComponentChildren>>;
  readonly drawGroup?: (group: Group<Row>) => ComponentChildren;
  readonly marksOf?: (row: Row) => Marks;
  readonly groupMarksOf?: (group: Group<Row>) => Marks;
  readonly columnLook?: (key: string) => string;
  /** The columns whose heads are only heard. */
  readonly unseen?: readonly string[];
  /** By which column the rows are sorted; a head that is seen is pressed for it. */
  readonly sorting?: Sorting;
  /** What stands in a line under the row. */
  readonly note?: (row: Row) => string | undefined;
}

interface Sorting {
  readonly by: string;
  readonly isDown: boolean;
  readonly onSort: (key: string) => void;
}

export function Table<Row>(props: TableProps<Row>) {
  const { table, look, sorting, drawGroup } = props;
  const { caption, columns, groups } = table;
  return (
    <table class={`table ${look}`}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              aria-sort={sorting?.by !== column.key ? undefined : sorting.isDown ? 'descending' : 'ascending'} // prettier-ignore
              {...looksOf(column, props)}
            >
              {headOf(column, props)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key} {...props.groupMarksOf?.(group)}>
          {group.head !== undefined && (
            <tr class="table-group">
              <th scope="rowgroup" colSpan={columns.length}>
                {drawGroup?.(group) ?? group.head}
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <OneRow key={props.keyOf(row)} row={row} {...props} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function headOf<Row>(
  { key, head, long }: Column<Row>,
  { unseen = [], sorting }: TableProps<Row>,
): ComponentChildren {
  if (unseen.includes(key)) return <span class="visually-hidden">{head}</span>;
  if (sorting === undefined) return long === undefined ? head : <abbr title={long}>{head}</abbr>;
  const { by, isDown, onSort } = sorting;
  return (
    <button type="button" class="sort" onClick={() => onSort(key)}>
      {head}
      <span aria-hidden="true">{by !== key ? '' : isDown ? ' ↓' : ' ↑'}</span>
    </button>
  );
}

function OneRow<Row>({ row, ...props }: TableProps<Row> & { readonly row: Row }) {
  const { numbers } = useWords();
  const { unseen = [], rowHead, table } = props;
  const { short } = numbers;
  const writer = { ...numbers, rate: short, microseconds: (ns: number) => short(ns / 1000) };
  const said = props.note?.(row);
  return (
    <>
      <tr {...props.marksOf?.(row)}>
        {table.columns.map((column) => {
          const { key, head } = column;
          const text = cellText(column, row, writer);
          const inside = props.draw?.[key]?.(row, text) ?? text;
          const looks = looksOf(column, props);
          return key === rowHead ? (
            <th key={key} scope="row" {...looks}>
              {inside}
            </th>
          ) : (
            <td key={key} data-label={unseen.includes(key) ? undefined : head} {...looks}>
              {inside}
            </td>
          );
        })}
      </tr>
      {said !== undefined && (
        <tr>
          <td class="table-note" colSpan={table.columns.length}>
            {said}
          </td>
        </tr>
      )}
    </>
  );
}

function looksOf<Row>(column: Column<Row>, { columnLook }: TableProps<Row>) {
  const { key } = column;
  const classes = [isAtLeft(column) ? '' : 'is-number', columnLook?.(key) ?? ''];
  return { class: classes.join(' ').trim(), 'data-column': key };
}

interface TableScrollProps {
  readonly look: string;
  /** The id of its heading, or its name. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** What is wider or longer than its place scrolls, by keys as well. */
export function TableScroll({ look, labelledBy, label, children }: TableScrollProps) {
  const names = { 'aria-label': label, 'aria-labelledby': labelledBy };
  return (
    <div class={`table-scroll ${look}`} tabIndex={0} role="group" {...names}>
      {children}
    </div>
  );
}
