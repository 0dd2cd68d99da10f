import type uPlot from 'uplot';
import { isLine } from '../../core/models/model.ts';
import { heldOf } from '../editing/in-state.ts';
import { extent } from '../format/columns.ts';
import type { Store } from '../store.ts';
import type { AppState } from '../state.ts';
import { momentOf } from '../training/looked.ts';
import type { NamedColumn, Prepared } from '../training/made.ts';
import { finestOf, titleOf, type AxisText } from './axes.ts';
import { colour } from './colours.ts';
import { letDrag, type DragListener } from './point-drag.ts';
import { padded } from './marks.ts';
import { drawPath, drawRings, type Place } from './pen.ts';
import { plotOf, type Plot } from './plot.ts';

/** Beyond so many times the data a line is off the chart in any case, and a canvas loses its way. */
const OFF_THE_CHART = 1e9;

/** On a narrow screen points of the usual size would be one smear. */
const NARROW_PX = 640;

/** About the points that are, or can be, taken hold of. */
const RING_PX = 8;

/** A curve has so many corners more than a line. */
const CORNERS = 240;

const FIT = { width: 4 } as const;
const TRUTH = { width: 1.5, dash: [7, 6] } as const;

type Column = (number | null)[];

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
  /** Undefined where the points stay where they are. */
  readonly moving: Moving | undefined;
  readonly onPointer: (at: PointReading | undefined) => void;
}

export function fitPlot(options: FitPlotOptions): Plot {
  const { store, prepared, residuals, moving, onPointer } = options;
  const { axes } = prepared;
  const { x, y } = prepared.drawn;
  const { predict } = prepared.reading;
  const [least, most] = extent(y);
  const offTheChart = OFF_THE_CHART * Math.max(Math.abs(least), Math.abs(most), 1);
  const line = (theta: readonly number[]): Column =>
    x.map((xi) => {
      const value = predict(theta, [xi]);
      return Math.abs(value) < offTheChart ? value : null;
    });
  const isStraight = isLine(prepared.problem.model);
  const between = isStraight ? [] : evenlyBetween(x[0] ?? 0, x.at(-1) ?? 0);
  const bent = (theta: readonly number[]): readonly (Place | undefined)[] =>
    between.map((at) => {
      const value = predict(theta, [at]);
      return Math.abs(value) < offTheChart ? [at, value] : undefined;
    });
  const none: Column = x.map(() => null);

  const shown = [...y];
  let fit = line(prepared.problem.start.parameters);
  const truth =
    prepared.truth === undefined || !isStraight ? none : line(prepared.truth.parameters);
  const bentTruth = prepared.truth === undefined ? [] : bent(prepared.truth.parameters);
  let curve = bent(prepared.problem.start.parameters);
  const xRange = padded(x[0] ?? 0, x.at(-1) ?? 1, 0.03);
  const yRange = fitRange(prepared);
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
    const next = [parameters, held, aimed, moving?.chosen()];
    if (next.every((part, i) => part === drawn[i])) return;
    drawn = next;
    fit = line(parameters);
    curve = bent(parameters);
    y.forEach((value, i) => (shown[i] = i === held?.index ? held.y : value));
    const best = held?.best === undefined ? none : line(held.best.parameters);
    chart.setData([[...x], shown, isStraight ? fit : none, truth, best]);
  }

  return plotOf({
    x: { ...axisOf(axes.x, x), range: () => xRange },
    y: { ...axisOf(axes.y, y), range: () => yRange },
    lines: [
      {
        ink: 'data',
        width: 1,
        isApart: true,
        points: { show: true, size: pointSize(x.length), fill: () => colour('data'), width: 0 },
      },
      { ink: 'fit', ...FIT },
      { ink: 'truth', ...TRUTH },
      // The line of least squares, as long as a point is held.
      { ink: 'best', width: 2, dash: [2, 4] },
    ],
    under(chart) {
      if (!residuals) return;
      // Upright lines from each point to the fit: a hundred of them would drown the points.
      const lines = x.flatMap((xi, i): (Place | undefined)[] => {
        const [from, to] = [shown[i] ?? NaN, fit[i] ?? undefined];
        return to === undefined ? [] : [[xi, from], [xi, to], undefined];
      });
      drawPath(chart, lines, { stroke: 'data', width: 1, alpha: 0.55, isClipped: true });
    },
    over(chart) {
      drawPath(chart, bentTruth, { ...TRUTH, stroke: 'truth', isClipped: true });
      drawPath(chart, curve, { ...FIT, stroke: 'fit', isClipped: true });
      const held = heldOf(store.get())?.index;
      const rings = [...new Set([aimed, moving?.chosen(), held])]
        .map(placeAt)
        .filter((place) => place !== undefined);
      drawRings(chart, rings, RING_PX, { stroke: 'text', width: 2 });
    },
    onPointer(index) {
      const at = heldOf(store.get())?.index ?? index;
      const place = placeAt(at);
      onPointer(place && { x: place[0], y: place[1], fit: fit[at ?? -1] ?? NaN });
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

function evenlyBetween(least: number, most: number): readonly number[] {
  return Array.from({ length: CORNERS + 1 }, (_, i) => least + ((most - least) * i) / CORNERS);
}

function axisOf(column: NamedColumn, values: readonly number[]): AxisText {
  return { title: titleOf(column), quantity: column.quantity, finest: finestOf(values) };
}

function pointSize(points: number): number {
  if (innerWidth < NARROW_PX) return points <= 200 ? 5 : 3;
  return points <= 200 ? 7 : points <= 1000 ? 5 : 3;
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
