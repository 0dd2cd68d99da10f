import '../styles/landscape.css';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../app-context.ts';
import { onColourChange } from './colours.ts';
import { canDraw } from './no-canvas.ts';

/** Draws into a canvas of so many CSS pixels, which is blank. */
export type Drawing = (context: CanvasRenderingContext2D, width: number, height: number) => void;

/**
 * How a canvas follows the state: `still` not at all, `live` with each picture, and `paced` so that what takes long
 * leaves most of the time to everything else, and shows the last state in the end.
 */
export type Following = 'still' | 'live' | 'paced';

/** Of the time, what a paced canvas takes. */
const SHARE = 0.25;

/** A canvas that fills its parent, sharp on every screen. It is drawn when the view is, and when its size or the colours change. */
export function useCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  drawing: Drawing,
  following: Following,
): void {
  const { store, text } = usePage();
  const latest = useRef(drawing);
  latest.current = drawing;
  const redraw = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element?.parentElement && !canDraw(element.parentElement, text.noCanvas)) return;
    if (element === null || context === null || context === undefined) return;
    const draw = (): void => {
      const { clientWidth, clientHeight } = element;
      const scale = devicePixelRatio;
      const [width, height] = [Math.round(clientWidth * scale), Math.round(clientHeight * scale)];
      // A new size takes new memory: not for each picture.
      if (element.width !== width || element.height !== height) {
        element.width = width;
        element.height = height;
      }
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, clientWidth, clientHeight);
      latest.current(context, clientWidth, clientHeight);
    };
    redraw.current = draw;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let restedBy = 0;
    // In a task of its own, so that several of them do not add up to a long frame.
    const drawPaced = (): void => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          const begin = performance.now();
          draw();
          const end = performance.now();
          restedBy = end + (end - begin) * (1 / SHARE - 1);
        },
        Math.max(0, restedBy - performance.now()),
      );
    };
    const resizing = new ResizeObserver(draw);
    resizing.observe(element);
    const stops = [onColourChange(draw)];
    if (following !== 'still') {
      stops.push(store.subscribe(following === 'live' ? draw : drawPaced));
    }
    return () => {
      clearTimeout(timer);
      resizing.disconnect();
      for (const stop of stops) stop();
    };
  }, [canvas, store, following, text]);
  useLayoutEffect(() => {
    redraw.current();
  });
}
