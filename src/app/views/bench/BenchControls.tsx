import { useEffect } from 'preact/hooks';
import { useApp, useSelected } from '../../app-context.ts';
import { ended } from '../../state/bench.ts';
import { holderOf } from '../../state.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useRedraw } from '../../ui/use-redraw.ts';
import { benchmarkingOf } from './benchmarking.ts';
import { usePlanned } from './use-planned.ts';
import { useBenchWords } from './words.ts';

/** Run all, Stop, Clear, and how far it is. */
export function BenchControls() {
  const app = useApp();
  const { text, numbers } = useBenchWords();
  const { bench: words } = text;
  const phase = useSelected(({ bench }) => bench.phase);
  const done = useSelected(({ bench }) => ended(bench.rows));
  const rows = useSelected(({ bench }) => bench.rows.length);
  const planned = usePlanned().length;
  const running = phase === 'running';
  const held = useSelected((state) => holderOf(state) === 'verify');
  return (
    <section class="transport row" aria-label={words.transport}>
      <Progress label={words.progress} share={rows === 0 ? 0 : done / rows} />
      <div class="transport-buttons">
        <Button
          look="is-primary"
          data-action="run-all"
          data-phase={phase}
          disabled={(planned === 0 && !running) || held}
          onClick={() => {
            if (running) benchmarkingOf(app).stop();
            else benchmarkingOf(app).start();
          }}
        >
          <Icon name={running ? 'stop' : 'play'} />
          <span>{running ? words.stop : phase === 'empty' ? words.run : words.again}</span>
        </Button>
        <Button
          look=""
          data-action="clear"
          disabled={phase === 'empty'}
          onClick={() => {
            benchmarkingOf(app).clear();
          }}
        >
          <Icon name="close" />
          <span>{words.clear}</span>
        </Button>
      </div>
      <p class="counter" data-cases={done}>
        <span class="hint">{words.cases}</span>
        <span class="counter-value">{numbers.integer(done)}</span>
        <span class="hint">{words.of(numbers.integer(phase === 'empty' ? planned : rows))}</span>
      </p>
      {running && <TimeLeft />}
    </section>
  );
}

/** How often the time left changes on the screen. */
const REFRESH_MS = 1000;

/** Counts down between two cases, since each takes seconds. */
function TimeLeft() {
  const { clock } = useApp();
  const { text, numbers } = useBenchWords();
  const endsAt = useSelected(({ bench }) => bench.endsAt);
  const redraw = useRedraw();
  useEffect(() => {
    const timer = setInterval(redraw, REFRESH_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const seconds = endsAt === undefined ? NaN : Math.max(1, Math.ceil((endsAt - clock()) / 1000));
  return (
    <p class="hint is-last">
      {Number.isNaN(seconds)
        ? text.bench.estimating
        : text.bench.left(numbers.wholeSeconds(seconds))}
    </p>
  );
}
