import type { ComponentChildren, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { drawGrid, drawTitles, layOut, type Axes } from './axes.ts';
import { Canvas, type CanvasProps } from './Canvas.tsx';
import { drawRings, nearestPoint, pixelOf, withPen, type Place, type Sheet } from './pen.ts';

/** A chart as it is to be drawn now. */
export interface Plot extends Axes {
  readonly draw: (sheet: Sheet) => void;
  /** What the pointer can read off. One whose y is no number has no mark. */
  readonly places: readonly Place[];
  /** What is read off the place under the pointer. */
  readonly reading: (index: number | undefined) => string;
}

interface PlotFigureProps extends Omit<CanvasProps, 'draw'> {
  /** The chart in a sentence. */
  readonly label: string;
  /** Undefined where the state has gone on, and this view has not yet: the picture stays. */
  readonly plot: () => Plot | undefined;
  /** Is told where values lie on the canvas. */
  readonly sheet?: RefObject<Sheet | null>;
  readonly children?: ComponentChildren;
}

/** A chart that fills its place, whose size comes from the layout and never from the chart. */
export function PlotFigure(props: PlotFigureProps) {
  const { label, plot, following = 'live', sheet = { current: null }, children, ...rest } = props;
  const reading = useRef<HTMLParagraphElement>(null);
  const drawn = useRef<readonly [Plot, Sheet]>(undefined);
  const [index, setIndex] = useState<number>();

  function draw(context: CanvasRenderingContext2D): void {
    const now = plot() ?? drawn.current?.[0];
    if (now === undefined) return;
    const place = now.places[index ?? -1];
    const laid = layOut(context, now);
    drawGrid(laid);
    now.draw(laid);
    if (place !== undefined) drawPointer(laid, place);
    drawTitles(laid);
    sheet.current = laid;
    drawn.current = [now, laid];
    if (reading.current !== null) reading.current.textContent = now.reading(place && index);
  }

  /** The nearest place along the lower axis. */
  function indexAt({ offsetX, offsetY }: MouseEvent): number | undefined {
    if (drawn.current === undefined) return undefined;
    const [{ places }, on] = drawn.current;
    const { left, top, width, height } = on.box;
    const [across, down] = [offsetX - left, offsetY - top];
    if (!(across >= 0 && across <= width && down >= 0 && down <= height)) return undefined;
    return nearestPoint(
      places.map((place) => [pixelOf(on, place)[0], 0]),
      [offsetX, 0],
    );
  }

  return (
    <div class="plot" role="figure" aria-label={label}>
      <Canvas
        draw={draw}
        following={following}
        {...rest}
        onMouseMove={(event) => setIndex(indexAt(event))}
        onMouseLeave={() => setIndex(undefined)}
      />
      {children}
      <p class="reading" ref={reading} aria-hidden="true" />
    </div>
  );
}

function drawPointer(sheet: Sheet, place: Place): void {
  const { top, height } = sheet.box;
  const [x] = pixelOf(sheet, place);
  withPen(sheet, { stroke: 'line-strong', width: 1 }, (ctx) => {
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
  });
  if (Number.isNaN(place[1])) return;
  drawRings(sheet, [place], 4, { stroke: 'surface', fill: 'text', width: 1, isClipped: true });
}
