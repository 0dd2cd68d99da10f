import type uPlot from 'uplot';
import { isLine } from '../../core/models/model.ts';
import { heldOf } from '../editing/held.ts';
import { extent } from '../format/columns.ts';
import type { Curve } from '../rivals/draw.ts';
import { race } from '../rivals/fetch.ts';
import type { Store } from '../store.ts';
import type { AppState } from '../state.ts';
import { momentOf } from '../training/looked.ts';
import type { NamedColumn, Prepared } from '../training/made.ts';
import { finestOf, titleOf, type AxisText } from './axes.ts';
import { letDrag, type DragListener } from './point-drag.ts';
import { padded } from './marks.ts';
import { drawLabel, drawPath, drawRings, pixelOf, type Place } from './pen.ts';
import { plotOf, type Plot } from './plot.ts';
import { drawPoints, MANY_POINTS } from './points.ts';
import { penPx } from './text.ts';

/** Beyond so many times the data a line is off the chart in any case, and a canvas loses its way. */
const OFF_THE_CHART = 1e9;

/** About the points that are, or can be, taken hold of. */
const RING_PX = 8;

/** A curve has so many corners more than a line. */
const CORNERS = 240;

/** Room beside the data, and how far the fit goes on there: shares of their width. */
const MARGIN = 0.03;
const BEYOND = 0.02;

const FIT = { stroke: 'fit', width: 2.5, isClipped: true } as const;
const HALO = { ...FIT, stroke: 'surface', width: 4.5, alpha: 0.7 } as const;
const TRUTH = { stroke: 'truth', width: 1.5, dash: [6, 5], isClipped: true } as const;
/** The line of least squares, as long as a point is held. */
const BEST = { stroke: 'best', width: 2, dash: [2, 4], isClipped: true } as const;

/** Where the name of the truth may stand, as shares of the chart's width, how far from it, and how near the fit may be. */
const NAMED_AT = [0.04, 0.96] as const;
const NAME_PX = 14;
const COVERED_PX = 12;

interface End {
  readonly place: Place;
  readonly py: number;
  readonly far: number;
}

export interface Moving extends Omit<DragListener, 'onAim'> {
  /** The point that the keyboard has chosen. */
  readonly chosen: () => number | undefined;
}

export interface PointReading {
  readonly x: number;
  readonly y: number;
  readonly fit: number;
}

export interface FitPlotOptions {
  readonly store: Store<AppState>;
  readonly prepared: Prepared;
  readonly residuals: boolean;
  /** Of the run and its rivals; none, where it has none. */
  readonly rivalNames: readonly string[];
  /** What the line that the points scatter about is called; undefined where there is none. */
  readonly truthName: string | undefined;
  /** Undefined where the points stay where they are. */
  readonly moving: Moving | undefined;
  readonly onPointer: (at: PointReading | undefined) => void;
}

export function fitPlot(options: FitPlotOptions): Plot {
  const { store, prepared, residuals, rivalNames, truthName, moving, onPointer } = options;
  const { axes, truth } = prepared;
  const { x, y } = prepared.drawn;
  const { predict } = prepared.reading;
  const [least, most] = extent(y);
  const offTheChart = OFF_THE_CHART * Math.max(Math.abs(least), Math.abs(most), 1);
  const xRange = padded(x[0] ?? 0, x.at(-1) ?? 1, MARGIN);
  const yRange = fitRange(prepared);
  const corners = isLine(prepared.problem.model) ? 1 : CORNERS;
  const along = evenly(...padded(x[0] ?? 0, x.at(-1) ?? 1, BEYOND), corners);
  const heightOf = (theta: readonly number[], at: number): number | undefined => {
    const value = predict(theta, [at]);
    return Math.abs(value) < offTheChart ? value : undefined;
  };
  const curveOf = (theta: readonly number[]): readonly (Place | undefined)[] =>
    along.map((at) => {
      const height = heightOf(theta, at);
      return height === undefined ? undefined : [at, height];
    });

  const rivals = race();
  const shown = [...y];
  const isMany = x.length >= MANY_POINTS;
  let theta = prepared.problem.start.parameters;
  let curve = curveOf(theta);
  const truthCurve = truth === undefined ? [] : curveOf(truth.parameters);
  let raced: readonly Curve[] = [];
  let drawn: readonly unknown[] = [];
  let aimed: number | undefined;

  function placeAt(index = -1): Place | undefined {
    const [px, py] = [x[index], shown[index]];
    return px === undefined || py === undefined ? undefined : [px, py];
  }

  function draw(chart: uPlot): void {
    const state = store.get();
    if (state.run.prepared !== prepared) return;
    const { parameters } = momentOf(state.run);
    const held = heldOf(state);
    const thetas = [state.run, ...state.rivals].map((run) => momentOf(run).parameters);
    const next = [...thetas, held, aimed, moving?.chosen()];
    if (next.every((part, i) => part === drawn[i])) return;
    drawn = next;
    theta = parameters;
    curve = curveOf(theta);
    raced = rivalNames.map((name, i) => ({ name, places: curveOf(thetas[i] ?? []) }));
    y.forEach((value, i) => (shown[i] = i === held?.index ? held.y : value));
    chart.setData([[...x], shown]);
  }

  /** Beside the truth, at that end of it that is farther from the fit; not at all where that covers it. */
  function nameTruth(chart: uPlot): void {
    if (truth === undefined || truthName === undefined) return;
    const [from, to] = xRange;
    const [left, right] = NAMED_AT.map((share) => {
      const at = from + share * (to - from);
      const height = heightOf(truth.parameters, at) ?? NaN;
      const [, py] = pixelOf(chart, [at, height]);
      const [, pyFit] = pixelOf(chart, [at, heightOf(theta, at) ?? yRange[1]]);
      return { place: [at, height] as const, py, far: Math.abs(py - pyFit) };
    }) as [End, End];
    const isLeft = !(right.far > left.far);
    const { place, py, far } = isLeft ? left : right;
    if (!(far >= COVERED_PX * penPx()) || py > chart.bbox.top + chart.bbox.height) return;
    // Where the truth rises there is room under its left end, and over its right one.
    const down = right.py < left.py === isLeft ? NAME_PX : -NAME_PX;
    const [side, across] = isLeft ? (['left', 8] as const) : (['right', -8] as const);
    drawLabel(chart, place, truthName, { ink: 'text-muted', shift: [across, down], side });
  }

  return plotOf({
    x: { ...axisOf(axes.x, x), range: () => xRange },
    y: { ...axisOf(axes.y, y), range: () => yRange },
    // Drawn by hand; the pointer snaps to it.
    lines: [{ ink: 'data', width: 1, isApart: true }],
    over(chart) {
      drawPath(chart, truthCurve, TRUTH);
      if (residuals && !isMany && raced.length === 0) {
        const upright = x.flatMap((xi, i): (Place | undefined)[] => {
          const to = heightOf(theta, xi);
          return to === undefined ? [] : [[xi, shown[i] ?? NaN], [xi, to], undefined];
        });
        drawPath(chart, upright, { stroke: 'data', width: 1, alpha: 0.25, isClipped: true });
      }
      drawPoints(chart, x, shown);
      if (raced.length === 0) {
        drawPath(chart, curve, HALO);
        drawPath(chart, curve, FIT);
      }
      rivals?.drawCurves(chart, raced);
      const held = heldOf(store.get());
      if (held?.best !== undefined) drawPath(chart, curveOf(held.best.parameters), BEST);
      nameTruth(chart);
      const rings = [...new Set([aimed, moving?.chosen(), held?.index])]
        .map(placeAt)
        .filter((place) => place !== undefined);
      drawRings(chart, rings, RING_PX, { stroke: 'text', width: 2 });
    },
    onPointer(index) {
      const at = heldOf(store.get())?.index ?? index;
      const place = placeAt(at);
      onPointer(place && { x: place[0], y: place[1], fit: heightOf(theta, place[0]) ?? NaN });
    },
    onReady(chart) {
      if (moving === undefined) return () => undefined;
      return letDrag(
        chart,
        { x, y: shown },
        {
          onAim: (index) => {
            aimed = index;
            draw(chart);
          },
          onHold: (index, to) => {
            moving.onHold(index, to);
            draw(chart);
          },
          onDrop: moving.onDrop,
          onCancel: moving.onCancel,
        },
      );
    },
    draw,
  });
}

function evenly(least: number, most: number, parts: number): readonly number[] {
  return Array.from({ length: parts + 1 }, (_, i) => least + ((most - least) * i) / parts);
}

function axisOf(column: NamedColumn, values: readonly number[]): AxisText {
  return { title: titleOf(column), quantity: column.quantity, finest: finestOf(values) };
}

/** The heights of the fit chart: the data, and as much of the untrained line as leaves them most of them. */
export function fitRange({ drawn: { x, y }, problem, reading }: Prepared): [number, number] {
  const [least, most] = extent(y);
  const span = most - least;
  const ends = [x[0] ?? 0, x.at(-1) ?? 0]
    .map((end) => reading.predict(problem.start.parameters, [end]))
    .filter(Number.isFinite)
    .map((end) => Math.min(Math.max(end, least - span / 2), most + span / 2));
  return padded(Math.min(least, ...ends), Math.max(most, ...ends), 0.06);
}
