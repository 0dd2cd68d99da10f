import type { ComponentChildren } from 'preact';
import {
  cellText,
  isAtLeft,
  type Column,
  type Group,
  type Table as Described,
} from '../../core/text/table.ts';
import { useWords } from '../app-context.ts';
import type { Numbers } from '../format/numbers.ts';

/** More of a row, for the styles and for whoever looks for it. */
type Marks = Readonly<Record<`data-${string}`, string | boolean>> & { readonly class?: string };

export interface TableProps<Row> {
  readonly table: Described<Row>;
  /** Names its looks in table.css, and `is-folding` where its columns may not fit. */
  readonly look: string;
  readonly keyOf: (row: Row) => string | number;
  /** The column that says what a row is. */
  readonly rowHead?: string;
  /** How many rows its head stands for: none where one above does. */
  readonly spanOf?: (row: Row) => number;
  /** What is shown in place of a cell's text. */
  readonly draw?: Readonly<Record<string, (row: Row, text: string) => ComponentChildren>>;
  readonly drawGroup?: (group: Group<Row>) => ComponentChildren;
  readonly marksOf?: (row: Row) => Marks;
  readonly groupMarksOf?: (group: Group<Row>) => Marks;
  readonly columnLook?: (key: string) => string;
  /** The heads that are only heard; `*`: all of them. */
  readonly unseen?: string | readonly string[];
  /** By which column the rows are sorted; a head of one that can be is pressed for it. */
  readonly sorting?: Sorting | undefined;
  /** What stands in the place of the cells from a column on, or else in a line under the row. */
  readonly note?: (row: Row) => string | undefined;
  readonly noteFrom?: string;
}

export interface Sorting {
  readonly by: string;
  readonly isDown: boolean;
  readonly canSort: (key: string) => boolean;
  readonly onSort: (key: string) => void;
}

export function Table<Row>(props: TableProps<Row>) {
  const { table, look, unseen, sorting, drawGroup } = props;
  const { caption, columns, groups } = table;
  return (
    <table class={`table ${look}`}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead class={unseen === '*' ? 'visually-hidden' : undefined}>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              aria-sort={sorting?.by !== column.key ? undefined : sorting.isDown ? 'descending' : 'ascending'} // prettier-ignore
              {...looksOf(column, props)}
            >
              <Head column={column} unseen={unseen} sorting={sorting} />
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

interface HeadProps {
  readonly column: Pick<Column<never>, 'key' | 'head' | 'long'>;
  readonly unseen: TableProps<never>['unseen'];
  readonly sorting: Sorting | undefined;
}

function Head({ column: { key, head, long }, unseen, sorting }: HeadProps) {
  if (sorting?.canSort(key) === true) {
    const { by, isDown, onSort } = sorting;
    return (
      <button
        type="button"
        class="sort"
        onClick={() => {
          onSort(key);
        }}
      >
        {head}
        <span aria-hidden="true">{by !== key ? '' : isDown ? ' ↓' : ' ↑'}</span>
      </button>
    );
  }
  if (key === unseen || (Array.isArray(unseen) && unseen.includes(key)))
    return <span class="visually-hidden">{head}</span>;
  return long === undefined ? <>{head}</> : <abbr title={long}>{head}</abbr>;
}

function OneRow<Row>({ row, ...props }: TableProps<Row> & { readonly row: Row }) {
  const { numbers } = useWords();
  const { columns } = props.table;
  const said = props.note?.(row);
  const from = said === undefined ? -1 : columns.findIndex(({ key }) => key === props.noteFrom);
  const cells = from < 0 ? columns : columns.slice(0, from);
  return (
    <>
      <tr {...props.marksOf?.(row)}>
        {cells.map((column) => {
          const { key, head } = column;
          const text = cellText(column, row, writerOf(numbers));
          const inside = props.draw?.[key]?.(row, text) ?? text;
          const looks = looksOf(column, props);
          if (key !== props.rowHead) {
            return (
              <td key={key} data-label={head} {...looks}>
                {inside}
              </td>
            );
          }
          const span = props.spanOf?.(row) ?? 1;
          return span === 0 ? null : (
            <th key={key} scope={span === 1 ? 'row' : 'rowgroup'} rowSpan={span} {...looks}>
              {inside}
            </th>
          );
        })}
        {from >= 0 && (
          <td class="table-note" colSpan={columns.length - from}>
            {said}
          </td>
        )}
      </tr>
      {said !== undefined && from < 0 && (
        <tr class="table-note">
          <td colSpan={columns.length}>{said}</td>
        </tr>
      )}
    </>
  );
}

function looksOf<Row>(
  column: Pick<Column<Row>, 'key' | 'kind' | 'side'>,
  { columnLook }: Pick<TableProps<Row>, 'columnLook'>,
) {
  const { key } = column;
  const classes = [isAtLeft(column) ? '' : 'is-number', columnLook?.(key) ?? ''];
  return { class: classes.join(' ').trim(), 'data-column': key };
}

function writerOf(numbers: Numbers) {
  const { short } = numbers;
  return { ...numbers, rate: short, microseconds: (ns: number) => short(ns / 1000) };
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
