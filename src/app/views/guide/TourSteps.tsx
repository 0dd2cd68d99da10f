import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { isLine } from '../../../core/models/model.ts';
import { usePage, useSome } from '../../app-context.ts';
import { TOUR, type TourStep } from '../../guide/state.ts';
import { TOUR_WORDS } from '../../i18n/tour.ts';
import { placeBeside } from './placing.ts';
import { Button } from '../../ui/Button.tsx';

const TARGETS = {
  play: '[data-action=play]',
  fit: '.is-fit',
  loss: '.is-loss',
  numbers: '.numbers',
  settings: '.sheet',
} as const satisfies Record<TourStep, string>;

export function TourSteps() {
  const { tour } = useSome('guide', 'tour');
  const step = typeof tour === 'number' ? TOUR[tour] : undefined;
  const running = step !== undefined;
  useEffect(() => {
    if (!running) return undefined;
    // What began the tour is gone by its end, and this is what comes next.
    return () => {
      document.querySelector<HTMLElement>(TARGETS.play)?.focus();
    };
  }, [running]);
  return step === undefined ? null : <Step step={step} />;
}

function Step({ step }: { readonly step: TourStep }) {
  const { guide, text, numbers, own: data } = usePage(TOUR_WORDS);
  const { prepared } = useSome('run', 'prepared');
  const { tour } = text.explain;
  const { steps, ownData, model } = text.tour;
  const isOther = prepared !== undefined && !isLine(prepared.problem.model);
  const words = { ...steps, ...(data !== undefined && ownData), ...(isOther && model) }[step];
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const index = TOUR.indexOf(step);
  const isLast = index === TOUR.length - 1;

  useLayoutEffect(() => {
    const own = box.current;
    const target = document.querySelector(TARGETS[step]);
    if (own === null || target === null) return undefined;
    const place = (): void => {
      const { offsetWidth: width, offsetHeight: height } = own;
      const screen = { width: innerWidth, height: innerHeight };
      const at = placeBeside(target.getBoundingClientRect(), { width, height }, screen);
      own.style.left = `${at.left}px`;
      own.style.top = `${at.top}px`;
    };
    target.classList.add('is-toured');
    target.scrollIntoView({ block: 'nearest' });
    own.showPopover();
    place();
    next.current?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') guide.endTour();
    };
    addEventListener('keydown', onKey);
    addEventListener('resize', place);
    // Of any part that scrolls.
    addEventListener('scroll', place, true);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
      target.classList.remove('is-toured');
    };
  }, [step, guide]);

  return (
    <div
      class="tour above stack"
      popover="manual"
      ref={box}
      role="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      data-step={step}
    >
      <h2 class="title" id={`${id}-title`}>
        {words.title}
      </h2>
      <p id={`${id}-text`}>{words.text}</p>
      <div class="row">
        <span class="hint">
          {tour.step(numbers.integer(index + 1), numbers.integer(TOUR.length))}
        </span>
        {!isLast && (
          <Button look="is-small is-quiet" onClick={guide.endTour}>
            {tour.skip}
          </Button>
        )}
        {index > 0 && (
          <Button
            onClick={() => {
              guide.moveTour(-1);
            }}
          >
            {tour.back}
          </Button>
        )}
        <Button
          ref={next}
          data-action="next"
          onClick={() => {
            guide.moveTour(1);
          }}
        >
          {isLast ? tour.end : tour.next}
        </Button>
      </div>
    </div>
  );
}
