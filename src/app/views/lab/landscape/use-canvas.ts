import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../../../app-context.ts';
import { onColourChange } from '../../../charts/colours.ts';
import { canDraw } from '../../../charts/no-canvas.ts';

/** Draws into a canvas of so many CSS pixels, which is blank. */
export type Drawing = (context: CanvasRenderingContext2D, width: number, height: number) => void;

/**
 * A canvas that fills its parent, sharp on every screen. It is drawn when the view is, when its size
 * or the colours change, and, where it is `live`, whenever the state does, which is once a frame at most.
 */
export function useCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  drawing: Drawing,
  live: boolean,
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
    const resizing = new ResizeObserver(draw);
    resizing.observe(element);
    const stops = [onColourChange(draw), ...(live ? [store.subscribe(draw)] : [])];
    return () => {
      resizing.disconnect();
      for (const stop of stops) stop();
    };
  }, [canvas, store, live, text]);
  useLayoutEffect(() => {
    redraw.current();
  });
}
