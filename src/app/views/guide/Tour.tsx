import type { ComponentChildren } from 'preact';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { lazy } from '../../ui/lazy.tsx';
import { Button } from '../../ui/Button.tsx';

/** Most take no tour: its steps are fetched when one begins. */
const TourSteps = lazy(async () => (await import('./TourSteps.tsx')).TourSteps, InItsPlace);

/** The tour, while somebody takes it. */
export function Tour() {
  const isTaken = useSelected(
    ({ guide, preferences }) => typeof guide.tour === 'number' && preferences.view === 'train',
  );
  return isTaken ? <TourSteps /> : null;
}

/** Nothing while it is on its way. Why it does not come, and the way out. */
function InItsPlace({
  busy,
  children,
}: {
  readonly busy: boolean;
  readonly children: ComponentChildren;
}) {
  const { guide } = useApp();
  const { tour } = useWords().text.explain;
  if (busy) return null;
  return (
    <div class="tour above stack is-missing">
      {children}
      <Button look="is-quiet" onClick={guide.endTour}>
        {tour.skip}
      </Button>
    </div>
  );
}
