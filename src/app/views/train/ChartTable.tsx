import { useWords } from '../../app-context.ts';

/** More rows than this nobody reads, and every one costs the page. */
const MOST_ROWS = 200;

export interface ChartTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** How many rows there are. */
  readonly count: number;
  readonly row: (index: number) => readonly string[];
}

/** What a chart draws, as a table in its place. */
export function ChartTable({ caption, columns, count, row }: ChartTableProps) {
  const { text, numbers } = useWords();
  const words = text.explain.table;
  const shown = evenly(count, MOST_ROWS);
  return (
    <div class="plot chart-table" role="group" aria-label={caption} tabIndex={0}>
      {count === 0 ? (
        <p class="plot-empty">{words.empty}</p>
      ) : (
        <table>
          <caption>
            {shown.length < count
              ? `${caption}. ${words.part(numbers.integer(shown.length), numbers.integer(count))}`
              : caption}
          </caption>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((index) => (
              <tr key={index}>
                {row(index).map((cell, i) => (
                  <td key={i}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** `most` of `count` indices at the most, the first and the last among them. */
export function evenly(count: number, most: number): readonly number[] {
  const shown = Math.min(count, most);
  const step = shown > 1 ? (count - 1) / (shown - 1) : 0;
  return Array.from({ length: shown }, (_, i) => Math.round(i * step));
}
