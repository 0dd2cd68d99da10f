import { useApp, useSelected, useWords } from '../../app-context.ts';
import { divergenceOf, divergenceText } from './divergence.ts';

/** In the picture of a run that diverged: that it did, why, and what helps. */
export function DivergedInPlot() {
  const { store } = useApp();
  const { text, numbers } = useWords();
  const why = useSelected(({ run }) => divergenceOf(run));
  if (why === undefined) return null;
  return <p class="plot-note is-bad">{divergenceText(store.get().run, text, numbers)}</p>;
}

/** Above the numbers of a run that diverged: from when they are. */
export function LastFinite() {
  const { text, numbers } = useWords();
  const diverged = useSelected(({ run }) => run.phase === 'diverged');
  const epoch = useSelected(({ run }) => run.epoch);
  if (!diverged) return null;
  return <p class="fault">{text.status.diverged.lastFinite(numbers.integer(epoch))}</p>;
}
