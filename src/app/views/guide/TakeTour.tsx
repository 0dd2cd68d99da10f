import { useApp, useWords } from '../../app-context.ts';

/** Starts the tour, wherever it is offered. */
export function TakeTour() {
  const { guide } = useApp();
  const { text } = useWords();
  return (
    <button
      type="button"
      class="button is-small"
      data-action="start-tour"
      onClick={() => {
        guide.startTour();
      }}
    >
      {text.explain.tour.take}
    </button>
  );
}
