import { grouped } from '../core/text/grouped.ts';
import { paragraphs } from '../core/text/lines.ts';
import { crossover, crossoverLines } from '../run/bench/crossover.ts';
import { environmentLines, type BenchFailure, type BenchReport } from '../run/bench/report.ts';
import { clockLines, resultTable, rooflineTable, splitTable } from '../run/bench/tables.ts';
import { aligned } from './aligned.ts';

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

/** One line for all points at which an engine refuses a strategy for the same reason. */
function failureLines(failures: readonly BenchFailure[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { case: one, why } of failures) {
    const key = `not measured: ${one.engine} ${one.strategy}: ${why}`;
    groups.set(key, [...(groups.get(key) ?? []), grouped(one.points)]);
  }
  return [...groups].map(([text, points]) => `${text} (at ${points.join('; ')} points)`);
}
