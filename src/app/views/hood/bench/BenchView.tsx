import { useEffect } from 'preact/hooks';
import { crossover } from '../../../../run/bench/crossover.ts';
import { resultsOf } from '../../../../run/bench/types.ts';
import { ended } from '../../../state/bench.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRedraw } from '../../../ui/use-redraw.ts';
import { Work, type Standing } from '../Work.tsx';
import { BenchChart } from './BenchChart.tsx';
import { benchmarkingOf } from './benchmarking.ts';
import { Profiles, Results } from './BenchTables.tsx';
import { Choices } from './Choices.tsx';
import { Export } from './Export.tsx';
import { useBench, type BenchPage } from './use-bench.ts';

/** Every engine, every strategy, from a hundred points to millions: who is fastest where. */
export function BenchView() {
  const page = useBench();
  const { text, bench, planned } = page;
  const { phase, rows } = bench;
  const { title, ...notes } = text.bench.notes;
  const hasResults = resultsOf(rows).length > 0;
  return (
    <Work
      view="benchmark"
      action="run-all"
      state={bench}
      workOf={benchmarkingOf}
      words={text.bench}
      hasNothingToDo={planned.length === 0}
      share={ended(rows) / Math.max(1, rows.length)}
      counter={[text.bench.cases, ended(rows), (phase === 'empty' ? planned : rows).length]}
      standing={standingOf(page)}
      more={
        <Button
          icon="close"
          data-action="clear"
          disabled={phase === 'empty'}
          onClick={() => benchmarkingOf(page).clear()}
        >
          {text.bench.clear}
        </Button>
      }
    >
      <Choices />
      <p class="crossover">
        <strong>{text.bench.crossover.title}</strong> <span>{crossoverSentence(page)}</span>
      </p>
      {hasResults && <BenchChart />}
      <Results />
      {ended(rows) > 0 && <Export />}
      {hasResults && <Profiles />}
      <section class="notes" aria-labelledby="notes-title">
        <h2 id="notes-title">{title}</h2>
        <ul class="hint">
          {Object.values(notes).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </Work>
  );
}

function standingOf({ text, numbers, bench, planned }: BenchPage): Standing | undefined {
  const { integer } = numbers;
  const { phase, rows } = bench;
  const { status, names, chart } = text.bench;
  switch (phase) {
    case 'empty':
      return ['quiet', planned.length === 0 ? status.nothing : status.empty(integer(planned.length))]; // prettier-ignore
    case 'running': {
      const row = rows.find(({ state }) => state === 'running');
      if (row === undefined) return ['busy', text.status.openingDevice];
      const { engine, strategy, points } = row;
      const what = `${names[engine]}, ${text.settings.strategies[strategy]}, ${chart.count(integer(points))}`;
      return ['busy', status.running(what), <TimeLeft key="left" />];
    }
    case 'stopped':
      return ['quiet', status.stopped(integer(ended(rows)), integer(rows.length))];
    case 'done': {
      const done = resultsOf(rows).length;
      const failed = rows.length - done;
      return [
        'good',
        failed === 0 ? status.done(integer(done)) : status.doneSome(integer(done), integer(failed)),
      ];
    }
    case 'failed':
      return undefined;
  }
}

/** How often the time left changes on the screen. */
const REFRESH_MS = 1000;

/** Counts down between two cases, since each takes seconds. */
function TimeLeft() {
  const { clock, text, numbers, bench } = useBench();
  const redraw = useRedraw();
  useEffect(() => {
    const timer = setInterval(redraw, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const { endsAt } = bench;
  return (
    <p class="hint is-last">
      {endsAt === undefined
        ? text.bench.estimating
        : text.bench.left(numbers.wholeSeconds(Math.max(1, Math.ceil((endsAt - clock()) / 1000))))}
    </p>
  );
}

function crossoverSentence({ text, numbers, bench }: BenchPage): string {
  const words = text.bench.crossover;
  const { strategies } = text.settings;
  const found = crossover(resultsOf(bench.rows));
  if (found.length === 0) return words.unknown;
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
