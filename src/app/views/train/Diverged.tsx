import { usePage } from '../../app-context.ts';
import { divergenceText } from './divergence.ts';

/** In the picture of a run that diverged: that it did, why, and what helps. */
export function DivergedInPlot() {
  const { text, numbers, run } = usePage();
  const said = divergenceText(run, text, numbers);
  if (said === undefined) return null;
  return <p class="plot-note notice is-bad">{said}</p>;
}

/** Above the numbers of a run that diverged: from when they are. */
export function LastFinite() {
  const { text, numbers, run } = usePage();
  if (run.phase !== 'diverged') return null;
  return <p class="fault">{text.status.diverged.lastFinite(numbers.integer(run.epoch))}</p>;
}
