/** A model about some θ: residuals, their squares, and R of the Jacobian. */
import { blockTapeOf } from '../../core/formula/block-tape.ts';
import { prunedTo } from '../../core/formula/pruned.ts';
import type { Model, Observations } from './observations.ts';
import { SQUARES, type Penalty } from './penalty.ts';
import { Triangle } from './triangle.ts';

/** Rows that are brought into the triangle at once. */
const BLOCK = 256;

export interface Linearised {
  /** Σ w·ρ(r²), in units of unit². */
  readonly cost: number;
  /** R of unit·√w·[∂ŷ/∂θ of the free | y − ŷ]. */
  readonly triangle: Triangle;
  /** The greatest |unit·√w·ŷ|, whose rounding is the noise of a residual. */
  readonly size: number;
}

export interface Evaluator {
  /** A power of 2 that residuals are multiplied by, so that squares of any y are within f64; 1 where a penalty is in units of y. */
  readonly unit: number;
  /** `cost` at θ; ∞ where it is not finite. @param theta [P] */
  readonly costAt: (theta: ArrayLike<number>) => number;
  /** @param theta [P] */
  readonly linearise: (theta: ArrayLike<number>) => Linearised;
}

export function evaluatorOf(
  { derived, free }: Model,
  { inputs, target, weights }: Observations,
  penalty: Penalty = SQUARES,
): Evaluator {
  const slopes = free.flatMap((p) => derived.gradient[p] ?? []);
  const { nodes, places } = prunedTo(derived, [derived.output, ...slopes]);
  const [output = -1, ...found] = places;
  const count = target.length;
  const most = Math.min(BLOCK, count);
  const tape = blockTapeOf({ nodes }, most);
  const predictions = tape.valuesOf(output);
  let next = 0;
  const columns = free.map((p) => derived.gradient[p] === undefined ? undefined : tape.valuesOf(found[next++] ?? -1)); // prettier-ignore
  const width = free.length + 1;
  const block = new Float64Array(width * most);
  const roots = new Float64Array(most);
  const isPlain = penalty === SQUARES;
  const unit = isPlain ? unitOf(target) : 1;

  /** The values of some rows, and √w of each. @returns how many */
  const runFrom = (first: number, end?: number): number => {
    const rows = Math.min(BLOCK, count - first);
    tape.run(inputs, first, rows, end);
    if (weights === undefined) roots.fill(unit);
    else for (let i = 0; i < rows; i++) roots[i] = unit * Math.sqrt(weights[first + i] ?? NaN);
    return rows;
  };

  return {
    unit,
    costAt(theta) {
      let sum = 0;
      tape.begin(theta);
      for (let first = 0; first < count; first += BLOCK) {
        const rows = runFrom(first, output + 1);
        for (let i = 0; i < rows; i++) {
          const residual = (target[first + i] ?? NaN) - (predictions[i] ?? NaN);
          const square = ((roots[i] ?? NaN) * residual) ** 2;
          sum += isPlain ? square : penalty.cost(square);
        }
      }
      return Number.isFinite(sum) ? sum : Infinity;
    },
    linearise(theta) {
      const triangle = new Triangle(width);
      let cost = 0;
      let size = 0;
      tape.begin(theta);
      for (let first = 0; first < count; first += BLOCK) {
        const rows = runFrom(first);
        const last = (width - 1) * rows;
        for (let i = 0; i < rows; i++) {
          const plain = roots[i] ?? NaN;
          const predicted = predictions[i] ?? NaN;
          const residual = (target[first + i] ?? NaN) - predicted;
          const square = (plain * residual) ** 2;
          cost += isPlain ? square : penalty.cost(square);
          const root = isPlain ? plain : plain * Math.sqrt(penalty.weight(square));
          size = Math.max(size, Math.abs(root * predicted));
          block[last + i] = root * residual;
          roots[i] = root;
        }
        for (let k = 0; k < columns.length; k++) {
          const column = columns[k];
          const at = k * rows;
          for (let i = 0; i < rows; i++) block[at + i] = column === undefined ? 0 : (roots[i] ?? NaN) * (column[i] ?? NaN); // prettier-ignore
        }
        triangle.append(block, rows);
      }
      return { cost: Number.isFinite(cost) ? cost : Infinity, triangle, size };
    },
  };
}

/** Brings the greatest |y| near 1. */
export function unitOf(target: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < target.length; i++) most = Math.max(most, Math.abs(target[i] ?? NaN));
  return most > 0 && Number.isFinite(most) ? 2 ** -Math.floor(Math.log2(most)) : 1;
}
