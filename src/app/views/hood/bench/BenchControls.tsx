import { useEffect } from 'preact/hooks';
import { ended } from '../../../state/bench.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useRedraw } from '../../../ui/use-redraw.ts';
import { WorkControls } from '../../../ui/WorkControls.tsx';
import { benchmarkingOf } from './benchmarking.ts';
import { useBench } from './use-bench.ts';

/** Run all, Stop, Clear, and how far it is. */
export function BenchControls() {
  const page = useBench();
  const { bench: words } = page.text;
  const { integer } = page.numbers;
  const { phase, rows } = page.bench;
  const [done, planned] = [ended(rows), page.planned.length];
  const running = phase === 'running';
  return (
    <WorkControls
      words={words}
      action="run-all"
      phase={phase}
      disabled={(planned === 0 && !running) || page.holder === 'verify'}
      share={rows.length === 0 ? 0 : done / rows.length}
      counter={[
        words.cases,
        integer(done),
        words.of(integer(phase === 'empty' ? planned : rows.length)),
      ]}
      workOf={benchmarkingOf}
      buttons={
        <Button
          look=""
          data-action="clear"
          disabled={phase === 'empty'}
          onClick={() => {
            benchmarkingOf(page).clear();
          }}
        >
          <Icon name="close" />
          <span>{words.clear}</span>
        </Button>
      }
    >
      {running && <TimeLeft />}
    </WorkControls>
  );
}

/** How often the time left changes on the screen. */
const REFRESH_MS = 1000;

/** Counts down between two cases, since each takes seconds. */
function TimeLeft() {
  const { clock, text, numbers, bench } = useBench();
  const { endsAt } = bench;
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
