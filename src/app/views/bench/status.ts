import { ended, type Bench } from '../../bench/bench.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { BenchMessages } from './use-bench-words.ts';

export interface BenchStatusText {
  readonly tone: 'quiet' | 'busy' | 'good' | 'bad';
  readonly sentence: string;
}

/** Where the benchmark stands, in a sentence that says what to do next. */
export function benchStatus(
  bench: Bench,
  planned: number,
  text: BenchMessages,
  { integer }: Numbers,
): BenchStatusText {
  const { status } = text.bench;
  const { rows } = bench;
  const done = rows.filter(({ state }) => state === 'done').length;
  switch (bench.phase) {
    case 'empty': {
      return {
        tone: 'quiet',
        sentence: planned === 0 ? status.nothing : status.empty(integer(planned)),
      };
    }
    case 'running': {
      const row = rows.find(({ state }) => state === 'running');
      if (row === undefined) return { tone: 'busy', sentence: status.opening };
      const { engine, strategy, points } = row.case;
      const what = `${text.bench.names[engine]}, ${text.settings.strategies[strategy]}, ${text.bench.chart.at(integer(points))}`;
      return { tone: 'busy', sentence: status.running(what) };
    }
    case 'stopped':
      return {
        tone: 'quiet',
        sentence: status.stopped(integer(ended(rows)), integer(rows.length)),
      };
    case 'done': {
      const failed = rows.length - done;
      const sentence =
        failed === 0 ? status.done(integer(done)) : status.doneSome(integer(done), integer(failed));
      return { tone: 'good', sentence };
    }
    case 'failed':
      return { tone: 'bad', sentence: status.failed(bench.failure ?? '') };
  }
}
