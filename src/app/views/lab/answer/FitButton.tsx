import { useEffect } from 'preact/hooks';
import { isArticleModel } from '../../../../core/models/catalogue.ts';
import { usePage, useSelected } from '../../../app-context.ts';
import { pressed } from '../../../answer/press.ts';
import { answerOf, canFit } from '../../../answer/answer-of.ts';
import { Button } from '../../../ui/Button.tsx';
import { lazy } from '../../../ui/lazy.tsx';

export const AnswerCard = lazy(() => import('./AnswerCard.tsx'), 'AnswerCard', 'card');
export const Residuals = lazy(() => import('./Residuals.tsx'), 'Residuals', 'card');

/** The answer at once, beside the way down to it. */
export function FitButton() {
  const app = usePage();
  const { config, own } = app;
  const isBusy = useSelected((state) => answerOf(state)?.phase === 'busy');
  const { fit, fitHint, noFit } = app.text.transport;
  const isAble = canFit(config);
  // Who brings data or a formula along will press it.
  const isDue = isAble && (own !== undefined || !isArticleModel(config.model));
  useEffect(() => {
    if (isDue) whenIdle(warmUp);
  }, [isDue]);
  return (
    <Button
      data-action="fit"
      aria-busy={isBusy}
      title={isAble ? `${fitHint} (F)` : noFit}
      disabled={!isAble || isBusy}
      onPointerEnter={warmUp}
      onFocus={warmUp}
      onClick={() => void pressed(app, (there) => there.fit(app))}
    >
      {fit}
    </Button>
  );
}

/** Safari cannot say. */
const whenIdle: (call: () => void) => void =
  'requestIdleCallback' in globalThis ? (call) => requestIdleCallback(call) : setTimeout;

/** Fetches what fits and what shows it: of a later press only the fit is left. What does not come is said by the press. */
function warmUp(): void {
  const answering = import('../../../answer/answering.ts').then(({ warm }) => warm());
  for (const part of [answering, AnswerCard.fetch(), Residuals.fetch()]) part.catch(() => undefined); // prettier-ignore
}
