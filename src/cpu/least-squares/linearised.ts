/** A model about some θ: residuals, their squares, and R of the Jacobian. */
import { prunedTo } from '../../core/formula/pruned.ts';
import { tapeOf } from '../../core/formula/tape.ts';
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
  const tape = tapeOf({ nodes });
  const [output = -1, ...found] = places;
  let next = 0;
  const columns = free.map((p) => (derived.gradient[p] === undefined ? undefined : found[next++]));
  const width = free.length + 1;
  const count = target.length;
  const row = new Float64Array(inputs.length);
  const block = new Float64Array(width * BLOCK);
  const isPlain = penalty === SQUARES;

  const valuesAt = (i: number, theta: ArrayLike<number>, end?: number): Float64Array => {
    for (let d = 0; d < row.length; d++) row[d] = inputs[d]?.[i] ?? NaN;
    return tape(row, theta, 0, end);
  };
  const unit = isPlain ? unitOf(target) : 1;
  const rootAt = (i: number): number => weights === undefined ? unit : unit * Math.sqrt(weights[i] ?? NaN); // prettier-ignore

  return {
    unit,
    costAt(theta) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const residual = (target[i] ?? NaN) - (valuesAt(i, theta, output + 1)[output] ?? NaN);
        const square = (rootAt(i) * residual) ** 2;
        sum += isPlain ? square : penalty.cost(square);
      }
      return Number.isFinite(sum) ? sum : Infinity;
    },
    linearise(theta) {
      const triangle = new Triangle(width);
      let cost = 0;
      let size = 0;
      for (let first = 0; first < count; first += BLOCK) {
        const rows = Math.min(BLOCK, count - first);
        for (let i = 0; i < rows; i++) {
          const values = valuesAt(first + i, theta);
          const plain = rootAt(first + i);
          const predicted = values[output] ?? NaN;
          const residual = (target[first + i] ?? NaN) - predicted;
          const square = (plain * residual) ** 2;
          cost += isPlain ? square : penalty.cost(square);
          const root = isPlain ? plain : plain * Math.sqrt(penalty.weight(square));
          size = Math.max(size, Math.abs(root * predicted));
          for (let k = 0; k < columns.length; k++) {
            const id = columns[k];
            block[k * rows + i] = id === undefined ? 0 : root * (values[id] ?? NaN);
          }
          block[(width - 1) * rows + i] = root * residual;
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
