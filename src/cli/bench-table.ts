import {
  crossover,
  crossoverLines,
  environmentLines,
  milliseconds,
  type BenchFailure,
  type BenchReport,
} from '../run/bench-report.ts';
import type { BenchResult } from '../run/benchmark.ts';
import { grouped } from './output.ts';

const HEAD = ['points', 'strategy', 'engine', 'steps', 'steps/s', 'median ms', 'min–max ms'];

/** Texts stand at the left of their column, figures at the right. */
const LEFT: ReadonlySet<number> = new Set([1, 2]);

/** What `downhill bench` prints: the environment, the figures, what they say, what failed. */
export function benchTable({ environment, results, failures }: BenchReport): string {
  const rows = [HEAD, ...results.map(rowOf)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((text, i) => (LEFT.has(i) ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const blocks = [
    environmentLines(environment),
    results.length > 0 ? lines : [],
    crossoverLines(crossover(results)),
    failureLines(failures),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function rowOf(result: BenchResult): string[] {
  const { points, strategy, engine, steps, stepsPerSecond, medianMs, minMs, maxMs } = result;
  return [
    grouped(points),
    strategy,
    engine,
    grouped(steps),
    grouped(stepsPerSecond),
    milliseconds(medianMs),
    `${milliseconds(minMs)}–${milliseconds(maxMs)}`,
  ];
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
