import type { CanvasHTMLAttributes, ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../app-context.ts';
import type { AppState } from '../state.ts';
import type { Prepared } from '../training/made.ts';
import { onColourChange } from './colours.ts';
import type { Place } from './pen.ts';

/** Of the time, what a paced canvas takes. */
const SHARE = 0.25;

export interface CanvasProps extends CanvasHTMLAttributes {
  /** Draws into the canvas, which is blank, in CSS pixels. */
  readonly draw: (context: CanvasRenderingContext2D, state: AppState) => void;
  /** What it is a picture of: of another run nothing is drawn. */
  readonly of?: Prepared;
  /**
   * How it follows the state: `still` not at all, `live` with each picture, and `paced` so that what takes long
   * leaves most of the time to everything else, and shows the last state in the end.
   */
  readonly following?: 'still' | 'live' | 'paced';
  /** What its picture follows from, beside the state: where that is as it was, a view that is drawn anew leaves it alone. */
  readonly from?: readonly unknown[];
}

/** A canvas that fills its parent, sharp on every screen. It is drawn when the view is, and when its size or the colours change. */
export function Canvas({ draw, of, following = 'still', from, ...attributes }: CanvasProps) {
  const { store, text } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef({ draw, of });
  latest.current = { draw, of };
  const redraw = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const context = element.getContext('2d');
    if (context === null) return sayNoCanvas(element, text.noCanvas);
    const sizeNow = (): Place => [
      Math.round(element.clientWidth * devicePixelRatio),
      Math.round(element.clientHeight * devicePixelRatio),
    ];
    const drawNow = (): void => {
      const { clientWidth, clientHeight } = element;
      const scale = devicePixelRatio;
      const [width, height] = sizeNow();
      // A new size takes new memory: not for each picture.
      if (element.width !== width || element.height !== height) {
        element.width = width;
        element.height = height;
      }
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, clientWidth, clientHeight);
      const [state, now] = [store.get(), latest.current];
      if ((now.of ?? state.run.prepared) === state.run.prepared) now.draw(context, state);
    };
    redraw.current = drawNow;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let restedBy = 0;
    // In a task of its own, so that several of them do not add up to a long frame.
    const drawPaced = (): void => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          const begin = performance.now();
          drawNow();
          const end = performance.now();
          restedBy = end + (end - begin) * (1 / SHARE - 1);
        },
        Math.max(0, restedBy - performance.now()),
      );
    };
    // It tells of the first size, too, in which the canvas was drawn already.
    const resizing = new ResizeObserver(() => {
      const [width, height] = sizeNow();
      if (element.width !== width || element.height !== height) drawNow();
    });
    resizing.observe(element);
    const stops = [onColourChange(drawNow)];
    if (following !== 'still') {
      stops.push(store.subscribe(following === 'live' ? drawNow : drawPaced));
    }
    return () => {
      clearTimeout(timer);
      resizing.disconnect();
      for (const stop of stops) stop();
    };
  }, [store, following, text]);
  useLayoutEffect(() => redraw.current(), from);
  return <canvas ref={canvas} {...attributes} />;
}

/**
 * Beside a canvas in which nothing can be drawn: a browser that is out of memory, or guards against
 * fingerprinting, gives it no 2d context. @returns how to take it away
 */
export function sayNoCanvas(canvas: HTMLElement, sentence: string): () => void {
  const said = document.createElement('p');
  said.className = 'plot-empty';
  said.dataset['noCanvas'] = '';
  said.textContent = sentence;
  canvas.after(said);
  return () => said.remove();
}

interface FigureProps {
  /** The picture in a sentence. */
  readonly label: string;
  /** What is read off at a place of its canvases; an empty text: nothing. */
  readonly read: (pixel: Place, context: CanvasRenderingContext2D) => string;
  readonly children: ComponentChildren;
}

/** Canvases on top of each other that are one picture, and what the pointer reads off it. */
export function CanvasFigure({ label, read, children }: FigureProps) {
  const reading = useRef<HTMLParagraphElement>(null);
  const say = (said: string): void => {
    if (reading.current !== null) reading.current.textContent = said;
  };
  return (
    <div
      class="plot"
      role="figure"
      aria-label={label}
      onPointerMove={({ target, offsetX, offsetY }) => {
        const context = target instanceof HTMLCanvasElement ? target.getContext('2d') : null;
        if (context !== null) say(read([offsetX, offsetY], context));
      }}
      onPointerLeave={() => say('')}
    >
      {children}
      <p class="reading" ref={reading} aria-hidden="true" />
    </div>
  );
}
