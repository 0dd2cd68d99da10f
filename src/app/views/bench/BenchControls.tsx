import { useApp, useSelected } from '../../app-context.ts';
import { ended } from '../../bench/bench.ts';
import { holderOf } from '../../state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { benchmarkingOf } from './benchmarking-of.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { usePlanned } from './use-planned.ts';
import { useBenchWords } from './use-bench-words.ts';

/** Run all, Stop, Clear, and how far it is. */
export function BenchControls() {
  const app = useApp();
  const { text } = useBenchWords();
  const { bench: words } = text;
  const phase = useSelected(({ bench }) => bench.phase);
  const nothing = usePlanned().length === 0;
  const running = phase === 'running';
  const held = useSelected((state) => holderOf(state) === 'verify');
  return (
    <section class="transport is-bench" aria-label={words.transport}>
      <Progress />
      <div class="transport-buttons">
        <button
          type="button"
          class="button is-primary"
          data-action="run-all"
          data-phase={phase}
          disabled={(nothing && !running) || held}
          onClick={() => {
            if (running) benchmarkingOf(app).stop();
            else benchmarkingOf(app).start();
          }}
        >
          <Icon name={running ? 'stop' : 'play'} />
          <span>{running ? words.stop : phase === 'empty' ? words.run : words.again}</span>
        </button>
        <button
          type="button"
          class="button"
          data-action="clear"
          disabled={phase === 'empty'}
          onClick={() => {
            benchmarkingOf(app).clear();
          }}
        >
          <Icon name="close" />
          <span>{words.clear}</span>
        </button>
      </div>
      <Counter />
      {running && <TimeLeft />}
    </section>
  );
}

function Counter() {
  const { text, numbers } = useBenchWords();
  const done = useSelected(({ bench }) => ended(bench.rows));
  const planned = usePlanned().length;
  const all = useSelected(({ bench }) => (bench.phase === 'empty' ? planned : bench.rows.length));
  return (
    <p class="counter" data-cases={done}>
      <span class="counter-label">{text.bench.cases}</span>
      <span class="counter-value">{numbers.integer(done)}</span>
      <span class="counter-total">{text.bench.of(numbers.integer(all))}</span>
    </p>
  );
}

function Progress() {
  const { text } = useBenchWords();
  const share = useSelected(({ bench: { rows } }) =>
    rows.length === 0 ? 0 : ended(rows) / rows.length,
  );
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={text.bench.progress}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
    >
      <span style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
