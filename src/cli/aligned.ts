import { cellsOf, paragraphs } from '../core/text/lines.ts';
import { isAtLeft, type Table } from '../core/text/table.ts';

/**
 * A table in columns: a line a row, after the heads where there are any. A group with a name stands under
 * it, further in. Nothing of a table without rows.
 */
export function aligned<Row>(table: Table<Row>): string[] {
  const { columns, groups } = table;
  const blocks = groups.map((group) => ({ head: group.head, rows: cellsOf(table, group) }));
  const rows = blocks.flatMap((block) => block.rows);
  if (rows.length === 0) return [];
  const heads = [columns.map(({ head }) => head)].filter((all) => all.some((head) => head !== ''));
  const widths = columns.map((_, i) =>
    Math.max(...[...heads, ...rows].map((cells) => cells[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, i) => {
        const [text = '', width = 0] = [cells[i], widths[i]];
        return isAtLeft(column) ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const bodies = blocks.map(({ head, rows: cells }) =>
    head === undefined ? cells.map(line) : [head, ...cells.map((one) => `  ${line(one)}`)],
  );
  return [...heads.map(line), ...paragraphs(bodies)];
}
