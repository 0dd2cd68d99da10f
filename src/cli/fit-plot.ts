/** `downhill fit --plot`: what is drawn of a fit, and where it is written. */
import type { Quantity } from '../core/data/quantity.ts';
import { targetIn } from '../core/formula/parse.ts';
import { grouped } from '../core/text/grouped.ts';
import { padded } from '../core/text/marks.ts';
import { columnName } from '../csv/columns.ts';
import { momentText } from '../csv/notes.ts';
import type { FitResult } from '../run/fit/fit.ts';
import type { World } from './command.ts';
import type { FitTable } from './fit-data.ts';
import { filledEquation, share } from './fit-report.ts';
import { svgOf, type FitPicture } from './fit-svg.ts';
import { pictureFile } from './svg.ts';

/** More points are a blot. */
const MOST_POINTS = 4000;
/** Along the curve. */
const PLACES = 300;
/** The curve goes on beyond the points by that share of their width. */
const BEYOND = 0.04;

/** @throws ConfigError where the file cannot be written, or the package for PNG is missing */
export async function writePlot(
  path: string,
  answer: FitResult,
  read: FitTable,
  { terminal, write }: World,
): Promise<void> {
  const { picture, every } = pictureOf(answer, read);
  const svg = svgOf(picture);
  await write(path, await pictureFile(path, svg, 'plot'));
  terminal.say(`${path} written${every > 1 ? `, with every ${grouped(every)}th point` : ''}`);
}

function pictureOf(
  answer: FitResult,
  { main, table, places }: FitTable,
): { readonly picture: FitPicture; readonly every: number } {
  const { data, options, inputs } = main;
  const { residuals, level, absoluteSigma } = answer;
  const weights = options.weights === undefined ? undefined : data[options.weights];
  const all = Array.from({ length: table.x.length }, (_, i) => i);
  // Rows of weight 0 have no residual.
  const rows = weights === undefined ? all : all.filter((i) => weights[i] !== 0);
  const every = Math.max(1, Math.ceil(rows.length / MOST_POINTS));
  const shown = [...rows.keys()].filter((k) => k % every === 0);
  const column = (name: string): Float64Array => Float64Array.from(shown, (k) => data[name]?.[rows[k] ?? NaN] ?? NaN); // prettier-ignore
  const residual = Float64Array.from(shown, (k) => residuals[k] ?? NaN);
  const fitted = answer.predict(
    Object.fromEntries(inputs.map((name) => [name, column(name)])),
  ).value;
  const y = fitted.map((value, k) => value + (residual[k] ?? NaN));
  const [only = ''] = inputs;
  const isOne = inputs.length === 1;
  const x = isOne ? column(only) : fitted;
  const sigma = absoluteSigma && options.sigma !== undefined ? column(options.sigma) : undefined;
  const yTitle =
    targetIn(answer.formula)?.transform === 'log' ? `log(${table.yName})` : table.yName;
  const picture: FitPicture = {
    title: filledEquation(answer),
    xTitle: isOne ? titleOf(columnName(table.head, places.get(only) ?? 0), table.xQuantity) : `fitted ${yTitle}`, // prettier-ignore
    yTitle: isOne ? yTitle : `${yTitle} as it is`,
    points: { x, y, residual, sigma },
    curve: isOne ? curveOf(answer, only, x, options) : diagonalOf(x),
    named: {
      curve: isOne ? 'fit' : 'as fitted',
      confidence: `${share(level)} of the curve`,
      prediction: `${share(level)} of one more row`,
    },
  };
  return { picture, every };
}

function curveOf(
  answer: FitResult,
  name: string,
  x: Float64Array,
  {
    sigma,
    weights,
  }: { readonly sigma?: string | undefined; readonly weights?: string | undefined },
): FitPicture['curve'] {
  const places = along(x, PLACES);
  const { value, confidence, prediction } = answer.predict({ [name]: places });
  const isKnown = (half: Float64Array): boolean => half.some(Number.isFinite);
  // Of weighted rows, the next one's weight is not known.
  const isPlain = sigma === undefined && weights === undefined && answer.loss === 'mse';
  return {
    x: places,
    y: value,
    confidence: isKnown(confidence) ? confidence : undefined,
    prediction: isPlain && isKnown(prediction) ? prediction : undefined,
  };
}

/** ŷ = y */
function diagonalOf(x: Float64Array): FitPicture['curve'] {
  const ends = along(x, 2);
  return { x: ends, y: ends };
}

/** Evenly from a little below the least to a little above the greatest. */
function along(x: Float64Array, count: number): Float64Array {
  const least = x.reduce((so, value) => Math.min(so, value), Infinity);
  const most = x.reduce((so, value) => Math.max(so, value), -Infinity);
  const [from, to] = padded(least, most, BEYOND);
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** `time, days since 2024-01-31` */
function titleOf(name: string, quantity: Quantity): string {
  if (quantity.kind !== 'time') return name;
  return `${name}, ${quantity.unit}s since ${momentText(quantity.origin, quantity.written)}`;
}
