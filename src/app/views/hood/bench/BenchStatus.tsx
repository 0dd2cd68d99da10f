import { failureText } from '../../../part-missing.ts';
import { ended } from '../../../state/bench.ts';
import { Status, type Tone } from '../../../ui/Status.tsx';
import { useBench, type BenchPage } from './use-bench.ts';

/** Where the benchmark stands, in a sentence that says what to do next. */
export function BenchStatus() {
  const [tone, sentence] = standingOf(useBench());
  return <Status tone={tone} sentence={sentence} />;
}

function standingOf(page: BenchPage): readonly [Tone, string] {
  const { text } = page;
  const { integer } = page.numbers;
  const { phase, rows, failure } = page.bench;
  const { status, names, chart } = text.bench;
  if (page.holder === 'verify') return ['quiet', status.held];
  const done = rows.filter(({ state }) => state === 'done').length;
  switch (phase) {
    case 'empty': {
      const planned = page.planned.length;
      return ['quiet', planned === 0 ? status.nothing : status.empty(integer(planned))];
    }
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
      return ['bad', status.failed(failureText(failure, text))];
  }
}
