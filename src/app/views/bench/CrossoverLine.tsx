import { crossover } from '../../../run/bench/report.ts';
import { useSelected } from '../../app-context.ts';
import { resultsOf, type Bench } from '../../bench/bench.ts';
import type { Numbers } from '../../format/numbers.ts';
import { useBenchWords, type BenchMessages } from './use-bench-words.ts';

/** Where the GPU passes the CPU, said in a sentence. */
export function CrossoverLine() {
  const { text, numbers } = useBenchWords();
  const sentence = useSelected(({ bench }) => crossoverSentence(bench, text, numbers));
  return (
    <p class="crossover">
      <strong>{text.bench.crossover.title}</strong> <span>{sentence}</span>
    </p>
  );
}

function crossoverSentence(bench: Bench, text: BenchMessages, { integer }: Numbers): string {
  const words = text.bench.crossover;
  const found = crossover(resultsOf(bench));
  if (found.length === 0) {
    const over = bench.phase === 'done' || bench.phase === 'stopped' || bench.phase === 'failed';
    return over ? words.unknown : words.waiting;
  }
  const { strategies } = text.settings;
  const passing = found.flatMap(({ strategy, points }) =>
    points === undefined ? [] : [words.at(strategies[strategy], integer(points))],
  );
  if (passing.length === 0) {
    return bench.opened.webgpu?.software === true ? words.neverSoftware : words.never;
  }
  const others = found.filter(({ points }) => points === undefined);
  const names = others.map(({ strategy }) => strategies[strategy]).join(', ');
  return [...passing, ...(names === '' ? [] : [words.notFor(names)])].join(' ');
}
