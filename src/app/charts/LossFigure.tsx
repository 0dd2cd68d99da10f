import { useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePage } from '../app-context.ts';
import { drawGrid, drawTitles, layOut, type Axis, type Laid } from './axes.ts';
import { sayNoCanvas } from './Canvas.tsx';
import { colour, onColourChange } from './colours.ts';
import { textScale, type Sheet } from './pen.ts';
import type { Plot } from './PlotFigure.tsx';

export interface LossPlot extends Plot {
  /** How uPlot joins the places, and what lies under that; it does not where nothing is said. */
  readonly line?: { readonly width: number; readonly alpha: number };
  readonly under?: (sheet: Sheet) => void;
}

interface LossFigureProps {
  /** The chart in a sentence. */
  readonly label: string;
  /** Undefined where the state has gone on, and this view has not yet: the picture stays. */
  readonly plot: () => LossPlot | undefined;
}

const LOGARITHMIC: uPlot.Scale.Distr = 3;

/** Losses, by uPlot: its canvas, its scales, its pointer and its curve, on the axes that every chart has. */
export function LossFigure({ label, plot }: LossFigureProps) {
  const { store, text } = usePage();
  const host = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const latest = useRef(plot);
  latest.current = plot;
  const redraw = useRef<() => void>(() => undefined);
  // What uPlot wants to know when it begins.
  const { x, y, line } = plot() ?? {};
  const inputs = [x?.isLog, y?.isLog, line?.width, line?.alpha];
  useLayoutEffect(() => {
    const element = host.current;
    const begun = latest.current();
    if (element === null || begun === undefined) return;
    const measuring = document.createElement('canvas').getContext('2d');
    if (measuring === null) return sayNoCanvas(element, text.noCanvas);
    let now: LossPlot = begun;
    const size = () => ({ width: element.clientWidth, height: element.clientHeight });
    const lay = (): Laid => layOut(measuring, now, [element.clientWidth, element.clientHeight]);
    let laid = lay();
    /** uPlot's own pixels are the device's. */
    const inCssPixels = (ctx: CanvasRenderingContext2D, draw: (on: Laid) => void): void => {
      ctx.save();
      ctx.scale(uPlot.pxRatio, uPlot.pxRatio);
      draw({ ...laid, ctx });
      ctx.restore();
    };
    const chart = new uPlot(
      {
        ...size(),
        padding: [
          () => laid.box.top,
          () => element.clientWidth - laid.box.left - laid.box.width,
          () => element.clientHeight - laid.box.top - laid.box.height,
          () => laid.box.left,
        ],
        legend: { show: false },
        // The pointer reads values off; it never zooms, since a zoomed log axis can hang uPlot.
        cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 8 } },
        scales: { x: { time: false, ...scaleOf(() => now.x) }, y: scaleOf(() => now.y) },
        // Its own search for marks can hang on a logarithmic axis.
        axes: [{ show: false }, { show: false }],
        series: [
          {},
          line === undefined ? { paths: () => null, points: { show: false } } : seriesOf(line),
        ],
        hooks: {
          drawAxes: [
            ({ ctx }) => {
              inCssPixels(ctx, (on) => {
                drawGrid(on);
                now.under?.(on);
              });
            },
          ],
          draw: [
            ({ ctx }) => {
              inCssPixels(ctx, (on) => {
                now.draw(on);
                drawTitles(on);
              });
            },
          ],
          setCursor: [
            ({ cursor: { idx } }) => {
              const said = now.reading(idx ?? undefined);
              if (reading.current !== null) reading.current.textContent = said;
            },
          ],
        },
      },
      undefined,
      element,
    );
    redraw.current = () => {
      now = latest.current() ?? now;
      laid = lay();
      chart.setData([
        now.places.map((place) => place[0]),
        now.places.map((place) => (Number.isNaN(place[1]) ? null : place[1])),
      ]);
    };
    const stops = [store.subscribe(redraw.current), onColourChange(redraw.current)];
    const resizing = new ResizeObserver(() => {
      laid = lay();
      chart.setSize(size());
    });
    resizing.observe(element);
    return () => {
      redraw.current = () => undefined;
      resizing.disconnect();
      for (const stop of stops) stop();
      chart.destroy();
    };
  }, [store, text, ...inputs]);
  useLayoutEffect(() => redraw.current());
  return (
    <div class="plot" role="figure" aria-label={label}>
      <div class="plot-host" ref={host} />
      <p class="reading" ref={reading} aria-hidden="true" />
    </div>
  );
}

function seriesOf({ width, alpha }: NonNullable<LossPlot['line']>): uPlot.Series {
  return {
    stroke: () => colour('fit'),
    width: width * textScale(),
    alpha,
    pxAlign: 0,
    points: { show: false },
  };
}

function scaleOf(axis: () => Axis): uPlot.Scale {
  const isLog = axis().isLog === true;
  return { range: () => [...axis().range], ...(isLog && { distr: LOGARITHMIC, log: 10 }) };
}
