import { usePage, useSelected } from '../../../app-context.ts';
import { pressed } from '../../../answer/press.ts';
import { answerOf, canFit } from '../../../answer/answer-of.ts';
import { Button } from '../../../ui/Button.tsx';

/** The answer at once, beside the way down to it. */
export function FitButton() {
  const app = usePage();
  const isBusy = useSelected((state) => answerOf(state)?.phase === 'busy');
  const { fit, fitHint, noFit } = app.text.transport;
  const isAble = canFit(app.config);
  return (
    <Button
      data-action="fit"
      aria-busy={isBusy}
      title={isAble ? `${fitHint} (F)` : noFit}
      disabled={!isAble || isBusy}
      // What starts it is fetched while the pointer is on its way down.
      onPointerEnter={() => void pressed(app, ({ warm }) => warm())}
      onClick={() => void pressed(app, (there) => there.fit(app))}
    >
      {fit}
    </Button>
  );
}
