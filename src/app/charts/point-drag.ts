/** Lets a pointer take hold of the points of a chart, and move them up and down. */
import type uPlot from 'uplot';

/** From how far a pointer takes hold of a point. A finger hides what it points at. CSS px */
const REACH_PX = { mouse: 10, touch: 18 } as const;

/** A press that moves no farther is a press, and no drag. CSS px */
const STILL_PX = 2;

export interface DragListener {
  /** The point that a press would take hold of. */
  readonly onAim: (index: number | undefined) => void;
  /** @param y within the range of the axis */
  readonly onHold: (index: number, y: number) => void;
  readonly onDrop: () => void;
  readonly onCancel: () => void;
}

interface Drag {
  readonly pointerId: number;
  readonly index: number;
  /** Where it was pressed, and how far below the point that is. */
  readonly from: number;
  readonly below: number;
  readonly moved: boolean;
}

type Pressed = Pick<PointerEvent, 'clientX' | 'clientY'>;

/** In CSS pixels from the top left of what the chart frames. */
interface ChartPlace {
  readonly left: number;
  readonly top: number;
}

/**
 * @param points as they are drawn
 * @returns what gives a drag up that is under way, for a chart that ends
 */
export function letDrag(
  chart: uPlot,
  points: { readonly x: readonly number[]; readonly y: readonly number[] },
  { onAim, onHold, onDrop, onCancel }: DragListener,
): () => void {
  const { over } = chart;
  let drag: Drag | undefined;

  const topOf = (index: number): number => chart.valToPos(points.y[index] ?? NaN, 'y');

  function placeOf({ clientX, clientY }: Pressed): ChartPlace {
    const { left, top } = over.getBoundingClientRect();
    return { left: clientX - left, top: clientY - top };
  }

  function aimedAt(pressed: Pressed, by: keyof typeof REACH_PX): number | undefined {
    const places = points.x.map((x, i) => ({ left: chart.valToPos(x, 'x'), top: topOf(i) }));
    return nearestPoint(places, placeOf(pressed), REACH_PX[by]);
  }

  function aim(index: number | undefined): void {
    over.style.cursor = index === undefined ? '' : 'ns-resize';
    onAim(index);
  }

  function end(): void {
    drag = undefined;
    document.removeEventListener('keydown', onKeyDown, true);
  }

  function giveUp(): void {
    if (drag === undefined) return;
    end();
    onCancel();
  }

  function cancel(): void {
    giveUp();
    aim(undefined);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancel();
  }

  over.addEventListener('pointerdown', (event) => {
    // A second finger means something else.
    if (drag !== undefined) {
      cancel();
      return;
    }
    const index = event.button === 0 ? aimedAt(event, reachOf(event)) : undefined;
    if (index === undefined) return;
    over.setPointerCapture(event.pointerId);
    document.addEventListener('keydown', onKeyDown, true);
    const from = placeOf(event).top;
    drag = { pointerId: event.pointerId, index, from, below: from - topOf(index), moved: false };
    aim(index);
  });

  over.addEventListener('pointermove', (event) => {
    if (drag === undefined) {
      if (event.buttons === 0) aim(aimedAt(event, reachOf(event)));
      return;
    }
    if (event.pointerId !== drag.pointerId) return;
    const { top } = placeOf(event);
    if (!drag.moved && Math.abs(top - drag.from) <= STILL_PX) return;
    drag = { ...drag, moved: true };
    const within = Math.min(Math.max(top - drag.below, 0), over.clientHeight);
    onHold(drag.index, chart.posToVal(within, 'y'));
  });

  over.addEventListener('pointerup', ({ pointerId }) => {
    if (drag?.pointerId !== pointerId) return;
    end();
    onDrop();
    aim(undefined);
  });

  over.addEventListener('pointercancel', cancel);
  over.addEventListener('pointerleave', () => {
    if (drag === undefined) aim(undefined);
  });

  // A finger on a point drags it; anywhere else it scrolls the page.
  over.addEventListener(
    'touchstart',
    (event) => {
      const [touch, second] = event.touches;
      if (touch === undefined || second !== undefined) return;
      if (aimedAt(touch, 'touch') !== undefined) event.preventDefault();
    },
    { passive: false },
  );
  return giveUp;
}

function reachOf({ pointerType }: PointerEvent): keyof typeof REACH_PX {
  return pointerType === 'touch' ? 'touch' : 'mouse';
}

/** The index of the place nearest to `at`, and no farther from it than `reach`; undefined where none is. */
export function nearestPoint(
  places: readonly ChartPlace[],
  at: ChartPlace,
  reach: number,
): number | undefined {
  const distances = places.map(({ left, top }) => Math.hypot(left - at.left, top - at.top));
  const least = distances.reduce((nearest, one) => Math.min(nearest, one), Infinity);
  return least <= reach ? distances.indexOf(least) : undefined;
}
