/** How a chart is described, and what uPlot makes of it. */
import uPlot from 'uplot';
import { bottomAxis, drawTitles, leftAxis, type AxisText } from './axes.ts';
import { colour, type ColourId } from './colours.ts';
import { textScale } from './text.ts';

export interface Plot {
  readonly options: Omit<uPlot.Options, 'width' | 'height'>;
  /** Brings the latest state into the chart. Called once a frame at most. */
  readonly draw: (chart: uPlot) => void;
}

export interface PlotAxis extends AxisText {
  readonly range: () => [number, number];
  /** Logarithmic, over {@link decadesAbout} something. */
  readonly isLog?: boolean;
}

export interface PlotLine {
  readonly ink: ColourId;
  /** In CSS pixels, as the dashes are. */
  readonly width: number;
  readonly dash?: readonly number[];
  /** None where left out. */
  readonly points?: uPlot.Series.Points;
  /** Points alone, and no line between them. */
  readonly isApart?: boolean;
  /** The line goes on where a place has no value. */
  readonly spanGaps?: boolean;
}

export interface PlotParts {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** In the order of the columns that `draw` gives to the chart. */
  readonly lines: readonly PlotLine[];
  /** What stands above the plane, in CSS pixels. */
  readonly topPx?: number;
  /** Whether the pointer marks the place that it reads off. */
  readonly marksPointer?: boolean;
  /** After the grid and before the lines. */
  readonly under?: (chart: uPlot) => void;
  readonly over?: (chart: uPlot) => void;
  /** The index of the place under the pointer. */
  readonly onPointer: (index: number | undefined) => void;
  /** @returns what is done when the chart ends */
  readonly onReady?: (chart: uPlot) => () => void;
  readonly draw: Plot['draw'];
}

/** On a logarithmic axis a label is a power of ten from here on. */
const PLAIN_BELOW = 1e4;

// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum exists only as a type
const LOGARITHMIC: uPlot.Scale.Distr = 3;

export function plotOf(parts: PlotParts): Plot {
  const { x, y, lines, topPx = 8, marksPointer = true, under, over, onPointer, onReady } = parts;
  let end: (() => void) | undefined;
  const [across, up] = [bottomAxis(textOf(x)), leftAxis(textOf(y))];
  return {
    options: {
      padding: [topPx, 24, 0, 0],
      legend: { show: false },
      // The pointer reads values off; it never zooms, since a zoomed log axis can hang uPlot.
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        points: marksPointer ? { size: 8 } : { show: false },
      },
      scales: { x: { time: false, ...scaleOf(x) }, y: scaleOf(y) },
      axes: [across.axis, up.axis],
      series: [{}, ...lines.map(seriesOf)],
      hooks: {
        ready: [(chart) => (end = onReady?.(chart))],
        destroy: [() => end?.()],
        drawAxes: [(chart) => under?.(chart)],
        draw: [
          (chart) => {
            over?.(chart);
            drawTitles(chart, across.title(), up.title());
          },
        ],
        setCursor: [
          ({ cursor: { idx } }) => {
            onPointer(typeof idx === 'number' ? idx : undefined);
          },
        ],
      },
    },
    draw: parts.draw,
  };
}

function scaleOf({ range, isLog = false }: PlotAxis): uPlot.Scale {
  return { range, ...(isLog && { distr: LOGARITHMIC, log: 10 }) };
}

function textOf({ isLog = false, ...text }: PlotAxis): AxisText {
  const { plainBelow, ...rest } = text;
  return isLog ? { ...rest, plainBelow: plainBelow ?? PLAIN_BELOW } : rest;
}

function seriesOf({ ink, width, dash, points, isApart = false, ...line }: PlotLine): uPlot.Series {
  return {
    ...line,
    stroke: () => colour(ink),
    width: width * textScale(),
    points: points ?? { show: false },
    ...(dash && { dash: [...dash] }),
    ...(isApart ? { paths: () => null } : { pxAlign: 0 }),
  };
}

/** Whole decades about the values, which are above 0: any other range can hang uPlot. */
export function decadesAbout(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1, 10];
  const least = Math.min(...values);
  const most = Math.max(...values);
  const [low, high] = uPlot.rangeLog(least, most === least ? most * 1.01 : most, 10, true);
  return [low ?? 1, high ?? 10];
}
