import { spreadOf } from '../../core/arithmetic/mean.ts';
import type { Columns } from '../../core/data/columns.ts';
import { inputsOf } from '../../core/data/inputs.ts';
import { namesOfInputs, type OwnData } from '../../core/data/own.ts';
import { rowsOfOwn } from '../../core/data/slice.ts';
import { PLAIN, type Quantity } from '../../core/data/quantity.ts';
import type { Units } from '../../core/data/units.ts';
import {
  bestInOwnUnits,
  standardErrors,
  type Theory,
  type TheoryOf,
  type Values,
} from '../../core/quadratic/index.ts';
import type { Sloped } from '../../core/models/through.ts';
import type { SetUp } from '../../core/setting-up.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import type { Problem } from '../../core/types.ts';
import { firstPart, type InPieces } from '../../core/work/pieces.ts';

export const MOST_POINTS_DRAWN = 5000;

/** Of a run, what follows from its settings and data alone. */
export interface Prepared extends Made {
  readonly reading: Reading;
}

/** What a model says of itself. */
export interface Reading extends Sloped {
  /** The model with its parameters, marked, in so few digits as are read, but for the line; of a network its sizes. */
  readonly written: (theta: readonly number[], errors?: readonly number[]) => string;
  /** What is known of a run of it. */
  readonly theoryOf: TheoryOf;
}

/** The same as plain data, which a Worker may hand over. */
export interface Made {
  /** As it would be typed; of a network undefined. */
  readonly formula: string | undefined;
  readonly parameterNames: readonly string[];
  readonly problem: Problem;
  /** Where own data are trained on standardised; but for `theory`, all here is in the data's own units. */
  readonly units: Units | undefined;
  /** As the training sees it: what steps and contours follow from. Undefined where there is none. */
  readonly theory: Theory | undefined;
  /** What the run goes down to, as far as there is a theory. */
  readonly best: Values | undefined;
  /** How sure that is, in the data's own units. [P] */
  readonly standardErrors: readonly number[] | undefined;
  /** Of y about its mean. */
  readonly variance: number;
  /** The line that the points scatter about, and its loss on them; nobody knows that of own data. */
  readonly truth: { readonly parameters: readonly number[]; readonly loss: number } | undefined;
  readonly startLoss: number;
  readonly drawn: DrawnPoints;
  /** `more`: the inputs beside x. [D − 1] */
  readonly axes: {
    readonly x: NamedColumn;
    readonly y: NamedColumn;
    readonly more: readonly NamedColumn[];
  };
}

/** What a column is called, and what its numbers mean. */
export interface NamedColumn {
  readonly name: string;
  readonly quantity: Quantity;
}

/** All of them, or an even selection. Ordered by x. */
export interface DrawnPoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The inputs beside x. [D − 1] */
  readonly more: readonly (readonly number[])[];
}

/** Of the time that it takes: drawing the data, … */
const DRAWN = 0.75;
/** … and then the line of least squares. */
const FITTED = 0.95;

/** How a run is set up, and what its numbers are. */
export interface Means {
  readonly setUpInPieces: (config: FitConfig, own?: OwnData) => InPieces<SetUp>;
  readonly truthOf: (config: FitConfig) => readonly number[] | undefined;
  readonly lossAt: (problem: Surface) => (theta: readonly number[]) => number;
  readonly theoryOf: Reading['theoryOf'];
}

type Surface = Pick<Problem, 'model' | 'loss'> & { readonly data: Columns };

/** Of the data it makes no copy. */
export function* makeInPieces(
  { setUpInPieces, truthOf, lossAt, theoryOf }: Means,
  asked: FitConfig,
  own?: OwnData,
): InPieces<Made> {
  const set = yield* firstPart(setUpInPieces(asked, own), DRAWN);
  const { formula, parameterNames, problem, units } = set;
  const points = own === undefined ? problem.data : columnsOf(rowsOfOwn(own, asked.rows));
  const [xName = 'x', ...others] = namesOfAxes(problem, own);
  const truth = own === undefined ? truthOf(asked) : undefined;
  const theory = theoryOf(problem);
  const lossOf = lossAt({ ...problem, data: points });
  const best = own && bestInOwnUnits(theoryOf, problem, points, units);
  yield FITTED;
  return {
    formula,
    parameterNames,
    problem,
    units,
    theory,
    best: own === undefined ? theory : best,
    standardErrors: own === undefined ? theory && standardErrors(theory, points.x.length) : best?.standardErrors, // prettier-ignore
    variance: spreadOf(units === undefined ? problem.data.y : points.y).variance,
    truth: truth && { parameters: truth, loss: lossOf(truth) },
    startLoss: lossOf(problem.start.parameters),
    drawn: select(points),
    axes: {
      x: { name: xName, quantity: own?.xQuantity ?? PLAIN },
      y: { name: own?.yName ?? 'y', quantity: own?.yQuantity ?? PLAIN },
      more: others.map((name) => ({ name, quantity: PLAIN })),
    },
  };
}

function namesOfAxes({ data }: Problem, own: OwnData | undefined): readonly string[] {
  if (own === undefined) return namesOfInputs(inputsOf(data).length);
  return [own.xName, ...(own.others ?? []).map(({ name }) => name)];
}

/** The places in θ of what stays at the start: the page has no other groups. */
export function fixedIn({ optimizer }: Problem): readonly number[] {
  return (optimizer.groups ?? []).flatMap(({ parameters }) => parameters);
}

/** The inputs of a drawn point. [D] */
export function rowOf({ x, more }: DrawnPoints, index: number): readonly number[] {
  return [x, ...more].map((column) => column[index] ?? NaN);
}

/** In own units. */
function columnsOf({ x, y, others = [] }: OwnData): Columns {
  return { x, y, more: others.map(({ values }) => values) };
}

/** Every k-th point, so that no more than {@link MOST_POINTS_DRAWN} are left. */
function select({ x, y, more = [] }: Columns): DrawnPoints {
  const every = Math.ceil(x.length / MOST_POINTS_DRAWN);
  const rows: number[] = [];
  for (let i = 0; i < x.length; i += every) rows.push(i);
  rows.sort((left, right) => (x[left] ?? NaN) - (x[right] ?? NaN));
  const column = (values: ArrayLike<number>): readonly number[] =>
    rows.map((row) => values[row] ?? NaN);
  return { x: column(x), y: column(y), more: more.map(column) };
}
