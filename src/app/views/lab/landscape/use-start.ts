import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useRedraw } from '../../../ui/use-redraw.ts';
import type { Place } from '../../../landscape/plane.ts';
import { clampedTo, placeAt, type Frame } from './frame.ts';

/** The window is so many presses of an arrow key wide; with Shift, a fifth of them. */
const KEY_STEPS = 50;
const SHIFT = 5;

/**
 * Moves the start with pointer or keys. Where it is let go, `onMoved` hears of it, and not before, so
 * that the run is left alone on the way.
 * @param frame where the window lies in the canvas, as it is drawn
 * @param start where the run starts now
 */
export function useStart(
  frame: RefObject<Frame | null>,
  start: Place | undefined,
  onMoved: (place: Place) => void,
) {
  const redraw = useRedraw();
  const dragging = useRef(false);
  // Events may come faster than pictures: the latest counts.
  const moving = useRef<Place | undefined>(undefined);

  const move = (place: Place | undefined): void => {
    moving.current = place;
    redraw();
  };
  const follow = (event: PointerEvent): void => {
    if (frame.current !== null) move(placeAt(frame.current, [event.offsetX, event.offsetY]));
  };
  const letGo = (): void => {
    dragging.current = false;
    if (moving.current === undefined) return;
    onMoved(moving.current);
    move(undefined);
  };
  return {
    moving: moving.current,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        follow(event);
      },
      onPointerMove(event: PointerEvent) {
        if (dragging.current) follow(event);
      },
      onPointerUp: letGo,
      onPointerCancel() {
        dragging.current = false;
        move(undefined);
      },
      onKeyDown(event: KeyboardEvent) {
        const way = WAYS[event.key];
        const from = moving.current ?? start;
        if (way === undefined || from === undefined || frame.current === null) return;
        // Elsewhere the right arrow does a step.
        event.preventDefault();
        const { window } = frame.current;
        const steps = event.shiftKey ? SHIFT : 1;
        const { aMin, aMax, bMin, bMax } = window;
        move(
          clampedTo(window, [
            from[0] + (way[0] * steps * (aMax - aMin)) / KEY_STEPS,
            from[1] + (way[1] * steps * (bMax - bMin)) / KEY_STEPS,
          ]),
        );
      },
      onKeyUp: letGo,
      onBlur: letGo,
    },
  };
}

const WAYS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
