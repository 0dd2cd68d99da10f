import { useApp, useSelected, useWords } from '../../app-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { TakeTour } from './TakeTour.tsx';
import { Button } from '../../ui/Button.tsx';

/** At the first visit, before the first run: the tour, and the way to be rid of the offer. */
export function TourOffer() {
  const { guide } = useApp();
  const { tour } = useWords().text.explain;
  const offered = useSelected((state) => state.guide.tour === 'offered');
  const before = useSelected(({ run }) => run.phase === 'preparing' || run.phase === 'ready');
  if (!offered || !before) return null;
  return (
    <span class="row is-tight">
      <TakeTour />
      <Button look="is-small is-icon" aria-label={tour.refuse} onClick={guide.endTour}>
        <Icon name="close" />
      </Button>
    </span>
  );
}
