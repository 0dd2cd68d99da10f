import {
  crossover,
  crossoverLines,
  environmentLines,
  type BenchFailure,
  type BenchReport,
} from '../run/bench/report.ts';
import {
  clockLines,
  resultTable,
  rooflineTable,
  splitTable,
  type Table,
} from '../run/bench/tables.ts';
import { paragraphs } from '../run/lines.ts';
import { grouped } from './output.ts';

/** What `downhill bench` prints: the environment, the figures, what they say, what failed. */
export function benchTable({ environment, results, failures }: BenchReport): string[] {
  return paragraphs([
    environmentLines(environment),
    aligned(resultTable(results)),
    crossoverLines(crossover(results)),
    aligned(splitTable(results)),
    aligned(rooflineTable(results)),
    clockLines(results),
    failureLines(failures),
  ]);
}

/** A line a row, after the head; nothing of a table without rows. */
function aligned({ columns, rows }: Table): string[] {
  if (rows.length === 0) return [];
  const lines = [columns.map(({ head }) => head), ...rows];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines.map((line) =>
    columns
      .map(({ isText }, i) => {
        const [text = '', width = 0] = [line[i], widths[i]];
        return isText === true ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** One line for all points at which an engine refuses a strategy for the same reason. */
function failureLines(failures: readonly BenchFailure[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { case: one, why } of failures) {
    const key = `not measured: ${one.engine} ${one.strategy}: ${why}`;
    groups.set(key, [...(groups.get(key) ?? []), grouped(one.points)]);
  }
  return [...groups].map(([text, points]) => `${text} (at ${points.join('; ')} points)`);
}
