import { useEffect } from 'preact/hooks';
import { useApp, useSelected } from '../../app-context.ts';
import { useRedraw } from '../../ui/use-redraw.ts';
import { useBenchWords } from './use-bench-words.ts';

/** How often the time left changes on the screen. */
const REFRESH_MS = 1000;

/** Counts down between two cases, since each takes seconds. */
export function TimeLeft() {
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
    <p class="time-left">
      {Number.isNaN(seconds)
        ? text.bench.estimating
        : text.bench.left(numbers.wholeSeconds(seconds))}
    </p>
  );
}
