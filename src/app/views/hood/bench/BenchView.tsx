import { crossover } from '../../../../run/bench/crossover.ts';
import { resultsOf } from '../../../../run/bench/types.ts';
import { useWords } from '../../../app-context.ts';
import { BENCH } from '../../../i18n/bench.ts';
import { Work } from '../../../ui/WorkControls.tsx';
import { Tabs } from '../../ViewLinks.tsx';
import { BenchChart } from './BenchChart.tsx';
import { BenchControls } from './BenchControls.tsx';
import { BenchStatus } from './BenchStatus.tsx';
import { Profiles, Results } from './BenchTables.tsx';
import { Choices } from './Choices.tsx';
import { Export } from './Export.tsx';
import { useBench, type BenchPage } from './use-bench.ts';

/** Every engine, every strategy, from a hundred points to millions: who is fastest where. */
export function BenchView() {
  return (
    <>
      <Tabs place="hood" />
      <Work controls={<BenchControls />} status={<BenchStatus />}>
        <Choices />
        <CrossoverLine />
        <BenchChart />
        <Results />
        <Export />
        <Profiles />
        <Notes />
      </Work>
    </>
  );
}

/** Where the GPU passes the CPU, said in a sentence. */
export function CrossoverLine() {
  const page = useBench();
  return (
    <p class="crossover">
      <strong>{page.text.bench.crossover.title}</strong> <span>{crossoverSentence(page)}</span>
    </p>
  );
}

function crossoverSentence({ text, numbers, bench }: BenchPage): string {
  const words = text.bench.crossover;
  const found = crossover(resultsOf(bench.rows));
  if (found.length === 0) {
    const over = bench.phase !== 'empty' && bench.phase !== 'running';
    return over ? words.unknown : words.waiting;
  }
  const { strategies } = text.settings;
  const passing = found.flatMap(({ strategy, points }) =>
    points === undefined ? [] : [words.at(strategies[strategy], numbers.integer(points))],
  );
  if (passing.length === 0) {
    return bench.opened.webgpu?.software === true ? words.neverSoftware : words.never;
  }
  const others = found.filter(({ points }) => points === undefined);
  const names = others.map(({ strategy }) => strategies[strategy]).join(', ');
  return [...passing, ...(names === '' ? [] : [words.notFor(names)])].join(' ');
}

/** What a time is, in plain words. */
function Notes() {
  const { title, timed, warmUp, checked, loses } = useWords(BENCH).text.bench.notes;
  return (
    <section class="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{title}</h2>
      <ul class="hint">
        {[timed, warmUp, checked, loses].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
