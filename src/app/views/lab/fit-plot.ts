/** What the fit chart draws: the points, the true curve, and the curves of the run and its rivals. */
import { isLine } from '../../../core/models/model.ts';
import { finestOf, titleOf, type Axis } from '../../charts/axes.ts';
import { drawCurves, type Curve } from '../../charts/curves.ts';
import { padded } from '../../../core/text/marks.ts';
import {
  drawLabel,
  drawPath,
  drawRings,
  pixelOf,
  textScale,
  withPen,
  type Place,
  type Sheet,
} from '../../charts/pen.ts';
import type { Plot } from '../../charts/PlotFigure.tsx';
import { drawPoints, MANY_POINTS } from '../../charts/points.ts';
import { canBend, heldOf } from '../../editing/held.ts';
import { columnsOf } from '../../format/columns.ts';
import { momentOf, type AppState } from '../../state.ts';
import { answerOf, shownOf } from '../../answer/answer-of.ts';
import type { Answered } from '../../state/answer.ts';
import type { NamedColumn, Prepared } from '../../training/made.ts';

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
const PREDICTION = { stroke: 'fit', width: 1, alpha: 0.5, dash: [4, 4], isClipped: true } as const;
const TRUTH = { stroke: 'truth', width: 1.5, dash: [6, 5], isClipped: true } as const;
/** The line of least squares, as long as a point is held. */
const BEST = { stroke: 'best', width: 2, dash: [2, 4], isClipped: true } as const;

/** Where the name of the truth may stand, as shares of the chart's width, how far from it, and how near the fit may be. */
const NAMED_AT = [0.04, 0.96] as const;
const NAME_PX = 14;
const COVERED_PX = 12;

/** What a press takes hold of: a point, or the curve at an x. */
export type Grip = { readonly index: number } | { readonly x: number };

interface FitPlotOptions {
  readonly prepared: Prepared;
  readonly residuals: boolean;
  /** Of the run and its rivals; none, where it has none. */
  readonly rivalNames: readonly string[];
  /** What the line that the points scatter about is called; undefined where there is none. */
  readonly truthName: string | undefined;
  /** What has a ring, beside the held point. */
  readonly ringed: readonly (Grip | undefined)[];
}

export function fitPlot(state: AppState, options: FitPlotOptions): Omit<Plot, 'reading'> {
  const { prepared, residuals, rivalNames, truthName, ringed } = options;
  const { axes, truth, drawn } = prepared;
  const xRange = fitWidth(prepared);
  const yRange = fitRange(prepared);
  const held = heldOf(state);
  const places = placesOf(state, prepared);
  const bands = answerOf(state)?.found?.curve;
  const thetas = [shownOf(state), ...state.rivals.map((run) => momentOf(run).parameters)];
  const [theta = []] = thetas;
  const raced = rivalNames.map((name, i): Curve => {
    return { name, places: curveOf(prepared, thetas[i] ?? []) };
  });
  return {
    x: axisOf(axes.x, drawn.x, xRange),
    y: axisOf(axes.y, drawn.y, yRange),
    places,
    draw(sheet) {
      if (bands !== undefined) drawBands(sheet, bands);
      if (truth !== undefined) drawPath(sheet, curveOf(prepared, truth.parameters), TRUTH);
      if (residuals && places.length < MANY_POINTS && raced.length === 0) {
        const upright = places.flatMap((place) => {
          return [place, [place[0], heightOf(prepared, theta, place[0])] as const, undefined];
        });
        drawPath(sheet, upright, { stroke: 'data', width: 1, alpha: 0.25, isClipped: true });
      }
      drawPoints(sheet, places);
      if (raced.length === 0) {
        const curve = curveOf(prepared, theta);
        drawPath(sheet, curve, HALO);
        drawPath(sheet, curve, FIT);
      }
      drawCurves(sheet, raced);
      if (held?.best) drawPath(sheet, curveOf(prepared, held.best.parameters), BEST);
      if (truthName !== undefined) nameTruth(sheet, prepared, theta, truthName);
      const grips = [held, ...ringed].filter((grip) => grip !== undefined);
      const seen = canBend(state) ? grips : grips.filter((grip) => 'index' in grip);
      const rings = seen.map((grip) => gripAt(state, prepared, grip));
      drawRings(sheet, rings, RING_PX, { stroke: 'text', width: 2 });
    },
  };
}

/** What holds the curve of the answer at each x, and between the dashes one more point. */
function drawBands(
  sheet: Sheet,
  { x, value, confidence, prediction }: NonNullable<Answered['curve']>,
): void {
  const edge = (side: number, half: ArrayLike<number>): readonly Place[] =>
    Array.from(x, (at, i) => [at, (value[i] ?? NaN) + side * (half[i] ?? NaN)]);
  const around = [...edge(1, confidence), ...edge(-1, confidence).toReversed()];
  withPen(sheet, { stroke: 'fit', width: 0, alpha: 0.18, isClipped: true }, (ctx) => {
    for (const place of around) ctx.lineTo(...pixelOf(sheet, place));
    ctx.fill();
  });
  for (const side of [1, -1]) drawPath(sheet, edge(side, prediction), PREDICTION);
}

/** The points as they are drawn: one that is held stands elsewhere. */
export function placesOf(state: AppState, { drawn: { x, y } }: Prepared): readonly Place[] {
  const held = heldOf(state);
  return x.map((xi, i) => [xi, (i === held?.index ? held.y : y[i]) ?? NaN]);
}

export function gripAt(state: AppState, prepared: Prepared, grip: Grip): Place {
  if ('index' in grip) return placesOf(state, prepared)[grip.index] ?? [NaN, NaN];
  return [grip.x, heightOf(prepared, shownOf(state), grip.x)];
}

/** ŷ at an x; NaN where it is off the chart. */
export function heightOf(prepared: Prepared, theta: readonly number[], x: number): number {
  const height = prepared.reading.predict(theta, [x]);
  const most = OFF_THE_CHART * Math.max(...columnsOf(prepared).extents.y.map(Math.abs), 1);
  return Math.abs(height) < most ? height : NaN;
}

function curveOf(prepared: Prepared, theta: readonly number[]): readonly Place[] {
  const [least, most] = padded(...columnsOf(prepared).extents.x, BEYOND);
  const parts = isLine(prepared.problem.model) ? 1 : CORNERS;
  return Array.from({ length: parts + 1 }, (_, i) => {
    const x = least + ((most - least) * i) / parts;
    return [x, heightOf(prepared, theta, x)];
  });
}

/** Beside the truth, at that end of it that is farther from the fit; not at all where that covers it. */
function nameTruth(sheet: Sheet, prepared: Prepared, theta: readonly number[], name: string): void {
  const { top, height } = sheet.box;
  const [from, to] = fitWidth(prepared);
  const [start, end] = NAMED_AT.map((share) => {
    const x = from + share * (to - from);
    const place = [x, heightOf(prepared, prepared.truth?.parameters ?? [], x)] as const;
    const py = pixelOf(sheet, place)[1];
    const pyFit = pixelOf(sheet, [x, heightOf(prepared, theta, x)])[1];
    // Of a fit that is off the chart nobody sees where.
    return { place, py, far: Math.abs(py - (Number.isNaN(pyFit) ? top : pyFit)) };
  });
  if (start === undefined || end === undefined) return;
  const isLeft = !(end.far > start.far);
  const { place, py, far } = isLeft ? start : end;
  if (!(far >= COVERED_PX * textScale()) || py > top + height) return;
  // Where the truth rises there is room under its left end, and over its right one.
  const down = end.py < start.py === isLeft ? NAME_PX : -NAME_PX;
  const [side, across] = isLeft ? (['left', 8] as const) : (['right', -8] as const);
  drawLabel(sheet, place, name, { ink: 'text-muted', shift: [across, down], side });
}

function axisOf(column: NamedColumn, values: readonly number[], range: Axis['range']): Axis {
  return { title: titleOf(column), quantity: column.quantity, finest: finestOf(values), range };
}

export function fitWidth(prepared: Prepared): [number, number] {
  return padded(...columnsOf(prepared).extents.x, MARGIN);
}

/** The heights of the fit chart: the data, and as much of the untrained line as leaves them most of them. */
export function fitRange(prepared: Prepared): [number, number] {
  const { extents } = columnsOf(prepared);
  const [least, most] = extents.y;
  const span = most - least;
  const ends = extents.x
    .map((end) => prepared.reading.predict(prepared.problem.start.parameters, [end]))
    .filter(Number.isFinite)
    .map((end) => Math.min(Math.max(end, least - span / 2), most + span / 2));
  const [low, high] = padded(Math.min(least, ...ends), Math.max(most, ...ends), 0.06);
  // Under the title of the axis stands no point.
  return [low, high + 0.06 * (high - low)];
}
