import { useSelected } from '../../app-context.ts';
import { ended, type Bench } from '../../state/bench.ts';
import { holderOf } from '../../state.ts';
import { Status, type Tone } from '../../ui/Status.tsx';
import { usePlanned } from './use-planned.ts';
import { useBenchWords, type BenchWords } from './words.ts';

/** Where the benchmark stands, in a sentence that says what to do next. */
export function BenchStatus() {
  const words = useBenchWords();
  const bench = useSelected((state) => state.bench);
  const planned = usePlanned().length;
  const held = useSelected((state) => holderOf(state) === 'verify');
  const [tone, sentence] = held
    ? (['quiet', words.text.bench.status.held] as const)
    : statusOf(bench, planned, words);
  return <Status tone={tone} sentence={sentence} />;
}

function statusOf(
  { phase, rows, failure }: Bench,
  planned: number,
  { text, numbers: { integer } }: BenchWords,
): readonly [Tone, string] {
  const { status, names, chart } = text.bench;
  const done = rows.filter(({ state }) => state === 'done').length;
  switch (phase) {
    case 'empty':
      return ['quiet', planned === 0 ? status.nothing : status.empty(integer(planned))];
    case 'running': {
      const row = rows.find(({ state }) => state === 'running');
      if (row === undefined) return ['busy', status.opening];
      const { engine, strategy, points } = row;
      const what = `${names[engine]}, ${text.settings.strategies[strategy]}, ${chart.at(integer(points))}`;
      return ['busy', status.running(what)];
    }
    case 'stopped':
      return ['quiet', status.stopped(integer(ended(rows)), integer(rows.length))];
    case 'done': {
      const failed = rows.length - done;
      const sentence =
        failed === 0 ? status.done(integer(done)) : status.doneSome(integer(done), integer(failed));
      return ['good', sentence];
    }
    case 'failed':
      return ['bad', status.failed(failure ?? '')];
  }
}
