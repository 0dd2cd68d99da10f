/** The least squares of a model that is linear in its free parameters: solved at once, without a start. */
import {
  double,
  multiply,
  squareRoot,
  subtract,
  type Double,
} from '../../core/arithmetic/double.ts';
import { UNIT_ROUNDOFF } from '../../core/arithmetic/floats.ts';
import { doubleTapeOf } from '../../core/formula/double-tape.ts';
import { dependentsOf, type NodeKind } from '../../core/formula/graph.ts';
import { tapeOf } from '../../core/formula/tape.ts';
import { atOnce, type InPieces } from '../../core/work/pieces.ts';
import { DoubleTriangle, solveTriangle, type DoubleColumn } from './double-triangle.ts';
import { analysed } from './factor.ts';
import type { Minimum, Model, Observations } from './observations.ts';

/** Rows that are brought into the triangle at once. */
const BLOCK = 512;
/** Columns that are exact products of one input have this many digits; others those of f64. */
const EXACT_NOISE = 2 ** -96;

/** Whether ŷ is linear in the free parameters, the others held. */
export function isLinear({ derived: { nodes, gradient }, free }: Model): boolean {
  const looksAt = dependentsOf(nodes, (node) => node.op === 'parameter' && free.includes(node.index)); // prettier-ignore
  return free.every((p) => gradient[p] === undefined || !looksAt.has(gradient[p]));
}

/**
 * By Householder's QR in double-double: a column is a partial derivative, b is what the held parameters leave of y.
 * @returns undefined where a column, or its square, is beyond f64
 */
export function* solveLinearInPieces(
  model: Model,
  observations: Observations,
): InPieces<Minimum | undefined> {
  const { derived, free, held } = model;
  const { inputs, target, weights } = observations;
  const base = Float64Array.from(held);
  for (const p of free) base[p] = 0;
  // A column on which nothing depends stays 0.
  const columns = free.flatMap((p, k) => {
    const id = derived.gradient[p];
    return id === undefined ? [] : [{ k, id }];
  });
  const scales = scalesOf(model, observations, base);
  if (scales === undefined) return undefined;
  const wanted = [...columns.map(({ id }) => id), derived.output];
  const { hi, lo, places, run } = doubleTapeOf(derived, base, wanted);
  const at = (place: number): Double => ({
    hi: hi[places[place] ?? -1] ?? NaN,
    lo: lo[places[place] ?? -1] ?? NaN,
  });
  const row = new Float64Array(inputs.length);
  const triangle = new DoubleTriangle(free.length + 1);
  for (let first = 0; first < target.length; first += BLOCK) {
    const count = Math.min(BLOCK, target.length - first);
    const block: DoubleColumn[] = scales.map(() => ({
      hi: new Float64Array(count),
      lo: new Float64Array(count),
    }));
    const put = (k: number, i: number, value: Double, weight: number | undefined): void => {
      const [column, scale = NaN] = [block[k], scales[k]];
      if (column === undefined) return;
      const weighted = weight === undefined ? value : multiply(value, squareRoot(double(weight)));
      column.hi[i] = weighted.hi * scale;
      column.lo[i] = weighted.lo * scale;
    };
    for (let i = 0; i < count; i++) {
      for (let d = 0; d < row.length; d++) row[d] = inputs[d]?.[first + i] ?? NaN;
      run(row);
      const weight = weights?.[first + i];
      for (let c = 0; c < columns.length; c++) put(columns[c]?.k ?? -1, i, at(c), weight);
      const y = double(target[first + i] ?? NaN);
      put(free.length, i, subtract(y, at(columns.length)), weight);
    }
    triangle.append(block);
    yield (first + count) / target.length;
  }
  return minimumOf(model, triangle, scales);
}

/** The same in one go. */
export function solveLinear(model: Model, observations: Observations): Minimum | undefined {
  return atOnce(solveLinearInPieces(model, observations));
}

function minimumOf(
  { derived, free, held }: Model,
  triangle: DoubleTriangle,
  scales: readonly number[],
): Minimum {
  const all = [...free.keys()];
  const right = all.map((k) => triangle.at(k, free.length));
  const noise = isExact(derived, free) ? EXACT_NOISE : UNIT_ROUNDOFF.f64 * 16;
  const { factor, solution } = analysed(
    { at: (i, k) => triangle.at(i, k).hi, right: (i) => right[i]?.hi ?? NaN },
    free,
    noise,
  );
  const isDetermined = factor.undetermined.length === 0;
  const scaled = isDetermined ? withoutNoise(solveTriangle(triangle, right), triangle, factor.condition) : solution; // prettier-ignore
  const target = scales[free.length] ?? NaN;
  const unscaled = (k: number): number => (scales[k] ?? NaN) / target;
  const parameters = Array.from(held);
  for (const [k, p] of free.entries()) parameters[p] = (scaled[k] ?? NaN) * unscaled(k);
  const inverse = isDetermined ? inverseOf(triangle, all) : factor.inverse;
  return {
    parameters,
    residualSquares: (triangle.at(free.length, free.length).hi / target) ** 2,
    factor: {
      ...factor,
      inverse: inverse.map((row, k) => row.map((value) => value * (scales[k] ?? NaN))),
      undetermined: factor.undetermined.map((along) =>
        along.map((value, k) => value * (scales[k] ?? NaN)),
      ),
    },
  };
}

/** What of the sum the rounding of double-double alone may have left is 0: the slope of a constant y, not −2e-32. */
function withoutNoise(
  solution: readonly Double[],
  triangle: DoubleTriangle,
  condition: number,
): readonly number[] {
  const values = solution.map(({ hi }) => hi);
  const shares = values.map((value, k) => Math.abs(value) * Math.hypot(...values.slice(0, k + 1).map((_, i) => triangle.at(i, k).hi))); // prettier-ignore
  const least = EXACT_NOISE * condition * Math.max(...shares);
  return values.map((value, k) => ((shares[k] ?? 0) > least ? value : 0));
}

/** R⁻¹, by columns of the unit matrix: with all digits also where R has few. */
function inverseOf(triangle: DoubleTriangle, all: readonly number[]): number[][] {
  const columns = all.map((one) => solveTriangle(triangle, all.map((k) => double(Number(k === one))))); // prettier-ignore
  return all.map((k) => columns.map((column) => column[k]?.hi ?? NaN));
}

/** Powers of 2, exact, that bring the greatest of each column near 1; undefined where one is not finite. */
function scalesOf(
  { derived, free }: Model,
  { inputs, target }: Observations,
  base: ArrayLike<number>,
): number[] | undefined {
  const tape = tapeOf(derived);
  const row = new Float64Array(inputs.length);
  const ids = [...free.map((p) => derived.gradient[p]), derived.output];
  const greatest = new Float64Array(ids.length);
  for (let i = 0; i < target.length; i++) {
    for (let d = 0; d < row.length; d++) row[d] = inputs[d]?.[i] ?? NaN;
    const values = tape(row, base);
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k];
      const value = id === undefined ? 0 : (values[id] ?? NaN);
      const own = k < free.length ? value : (target[i] ?? NaN) - value;
      if (!Number.isFinite(own)) return undefined;
      if (Math.abs(own) > (greatest[k] ?? 0)) greatest[k] = Math.abs(own);
    }
  }
  return Array.from(greatest, (most) => (most > 0 ? 2 ** -Math.floor(Math.log2(most)) : 1));
}

const EXACT: ReadonlySet<NodeKind> = new Set(['constant', 'input', 'parameter', 'integerPower', 'add', 'subtract', 'multiply', 'divide', 'negate']); // prettier-ignore

/** Whether the columns are products and sums of one input: then double-double has them as they are meant. */
function isExact({ nodes, gradient, inputs }: Model['derived'], free: readonly number[]): boolean {
  if (inputs.length > 1) return false;
  const rounded = dependentsOf(nodes, ({ op }) => !EXACT.has(op));
  return free.every((p) => gradient[p] === undefined || !rounded.has(gradient[p]));
}
