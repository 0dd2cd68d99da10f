import { usePage } from '../../app-context.ts';
import { Button } from '../../ui/Button.tsx';

/** Starts the tour, wherever it is offered. */
export function TakeTour() {
  const { guide, text } = usePage();
  return (
    <Button data-action="start-tour" onClick={guide.startTour}>
      {text.explain.tour.take}
    </Button>
  );
}
