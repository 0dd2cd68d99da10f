import { usePage, useSelected } from '../../app-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { lazy, type FrameProps } from '../../ui/lazy.tsx';
import { Button } from '../../ui/Button.tsx';

/** Most take no tour: its steps are fetched when one begins. */
const TourSteps = lazy(async () => (await import('./TourSteps.tsx')).TourSteps, InItsPlace);

export function Tour() {
  const isTaken = useSelected(
    ({ guide, preferences }) => typeof guide.tour === 'number' && preferences.view === 'lab',
  );
  return isTaken ? <TourSteps /> : null;
}

/** Nothing while it is on its way. Why it does not come, and the way out. */
function InItsPlace({ busy, children }: FrameProps) {
  const { guide, text } = usePage();
  if (busy) return null;
  return (
    <div class="tour above stack is-missing">
      {children}
      <Button look="is-quiet" onClick={guide.endTour}>
        {text.explain.tour.skip}
      </Button>
    </div>
  );
}

/** Starts the tour, wherever it is offered. */
export function TakeTour() {
  const { guide, text } = usePage();
  return (
    <Button data-action="start-tour" onClick={guide.startTour}>
      {text.explain.tour.take}
    </Button>
  );
}

/** At the first visit, before the first run: the tour, and the way to be rid of the offer. */
export function TourOffer() {
  const { guide, text } = usePage();
  const offered = useSelected((state) => state.guide.tour === 'offered');
  const before = useSelected(({ run }) => run.phase === 'preparing' || run.phase === 'ready');
  if (!offered || !before) return null;
  return (
    <span class="row is-tight">
      <TakeTour />
      <Button look="is-small is-icon" aria-label={text.explain.tour.refuse} onClick={guide.endTour}>
        <Icon name="close" />
      </Button>
    </span>
  );
}
