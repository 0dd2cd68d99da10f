import { tableOf, ungrouped, type Field, type Head } from '../../../core/text/table.ts';
import { useWords } from '../../app-context.ts';
import { Table, TableScroll } from '../../ui/Table.tsx';

/** More rows than this nobody reads, and every one costs the page. */
const MOST_ROWS = 200;

export interface ChartTableProps<Key extends string> {
  readonly caption: string;
  /** What each column says of row i, and its head. */
  readonly fields: Readonly<Record<Key, Field<number>>>;
  readonly heads: Readonly<Record<Key, Head>>;
  readonly count: number;
}

export function ChartTable<Key extends string>(props: ChartTableProps<Key>) {
  const { caption, fields, heads, count } = props;
  const { text, numbers } = useWords();
  const words = text.explain.table;
  const shown = evenly(count, MOST_ROWS);
  const said =
    shown.length < count
      ? `${caption}. ${words.part(numbers.integer(shown.length), numbers.integer(count))}`
      : caption;
  return (
    <TableScroll look="plot is-chart" label={caption}>
      {count === 0 ? (
        <p class="plot-empty hint">{words.empty}</p>
      ) : (
        <Table
          look="is-chart"
          table={tableOf(fields, heads, ungrouped(shown), said)}
          keyOf={(index) => index}
        />
      )}
    </TableScroll>
  );
}

/** `most` of `count` indices at the most, the first and the last among them. */
export function evenly(count: number, most: number): readonly number[] {
  const shown = Math.min(count, most);
  const step = shown > 1 ? (count - 1) / (shown - 1) : 0;
  return Array.from({ length: shown }, (_, i) => Math.round(i * step));
}
