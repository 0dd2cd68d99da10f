import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { LandscapeWindow } from '../../../../core/types.ts';
import { clampedTo, type Place } from '../../../landscape/plane.ts';
import { useRedraw } from '../../../ui/use-redraw.ts';

/** The window is so many presses of an arrow key wide; with Shift, a fifth of them. */
const KEY_STEPS = 50;
const SHIFT = 5;

const WAYS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

type Pointed = TargetedPointerEvent<HTMLCanvasElement>;

/**
 * Moves the start with pointer or keys. Where it is let go, `onMoved` hears of it, and not before, so
 * that the run is left alone on the way.
 * @param placeAt what lies under a pixel of a canvas, kept inside the window
 * @param start where the run starts now
 */
export function useStart(
  window: LandscapeWindow,
  placeAt: (pixel: Place, context: CanvasRenderingContext2D) => Place,
  start: Place,
  onMoved: (place: Place) => void,
) {
  const redraw = useRedraw();
  // Events may come faster than pictures: the latest counts.
  const moving = useRef<Place | undefined>(undefined);

  const move = (place: Place | undefined): void => {
    moving.current = place;
    redraw();
  };
  const follow = ({ currentTarget, offsetX, offsetY }: Pointed): void => {
    const context = currentTarget.getContext('2d');
    if (context !== null) move(placeAt([offsetX, offsetY], context));
  };
  const letGo = (): void => {
    if (moving.current === undefined) return;
    onMoved(moving.current);
    move(undefined);
  };
  return {
    moving: moving.current,
    handlers: {
      onPointerDown(event: Pointed) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      },
      onPointerMove(event: Pointed) {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
      },
      onPointerUp: letGo,
      onPointerCancel() {
        move(undefined);
      },
      onKeyDown(event: TargetedKeyboardEvent<HTMLCanvasElement>) {
        const way = WAYS[event.key];
        if (way === undefined) return;
        // Elsewhere the right arrow does a step.
        event.preventDefault();
        const { aMin, aMax, bMin, bMax } = window;
        const share = (event.shiftKey ? SHIFT : 1) / KEY_STEPS;
        const [a, b] = moving.current ?? start;
        const [across, up] = [way[0] * share * (aMax - aMin), way[1] * share * (bMax - bMin)];
        move(clampedTo(window, [a + across, b + up]));
      },
      onKeyUp: letGo,
      onBlur: letGo,
    },
  };
}
