/** The row that stands out from all others: least squares follow it, and errors do, too. */
import { tapeOf } from '../../core/formula/tape.ts';
import type { Assessment } from '../../core/statistics/assess.ts';
import { bandAt } from '../../core/statistics/bands.ts';
import { chanceOfOutlier, studentisedSquare } from '../../core/statistics/outlier.ts';
import type { Minimum } from '../../cpu/least-squares/observations.ts';
import type { Task } from './task.ts';

export interface OutlierWarning {
  readonly kind: 'outlier';
  /** Its columns: those that the formula looks at, and the fitted one. */
  readonly at: readonly (readonly [column: string, value: number])[];
  /** Of any row to be as far off. */
  readonly chance: number;
}

/** A chance that small is not taken for chance. */
const RARE = 1e-4;
/** And where long stretches of residuals have one sign, a formula that misses a bend may leave such a row at its end, too. */
const RARER = 1e-9;
/** Rows that are looked at: those of the greatest residuals. */
const SUSPECTS = 32;

/** @param residuals y − ŷ. [n] @param isBent whether the residuals are not random */
export function outlierIn(
  { graph, model: { derived }, observations, target, isLog }: Pick<Task, 'graph' | 'model' | 'observations' | 'target' | 'isLog'>, // prettier-ignore
  { parameters, factor }: Minimum,
  { residualNorm, rows, degreesOfFreedom, scale, isAbsolute }: Pick<Assessment, 'residualNorm' | 'rows' | 'degreesOfFreedom' | 'scale'> & { readonly isAbsolute: boolean }, // prettier-ignore
  { residuals, isBent }: { readonly residuals: ArrayLike<number>; readonly isBent: boolean },
): OutlierWarning | undefined {
  const { inputs, weights, target: observed } = observations;
  if (!(residualNorm > 0)) return undefined;
  const tape = tapeOf(derived);
  const unit = isAbsolute ? scale : residualNorm;
  const sizeOf = (i: number): number => (Math.abs(residuals[i] ?? NaN) / unit) * Math.sqrt(weights?.[i] ?? 1); // prettier-ignore
  const freedom = isAbsolute ? Infinity : degreesOfFreedom;
  const squareOf = (i: number): number => {
    const values = tape(inputs.map((column) => column[i] ?? NaN), parameters); // prettier-ignore
    const slopes = derived.gradient.map((id) => (id === undefined ? 0 : (values[id] ?? NaN)));
    const { standardError } = bandAt({ factor, scale: 1, critical: 1 }, slopes);
    const leverage = (weights?.[i] ?? 1) * standardError ** 2;
    return studentisedSquare({ residual: sizeOf(i), leverage }, freedom);
  };
  // The further off, the less a chance.
  let [row, square] = [-1, -Infinity];
  for (const i of greatest(residuals.length, sizeOf)) {
    const own = squareOf(i);
    if (own > square) [row, square] = [i, own];
  }
  if (row < 0) return undefined;
  const chance = chanceOfOutlier(square, rows, freedom);
  if (!(chance < (isBent ? RARER : RARE))) return undefined;
  const y = observed[row] ?? NaN;
  const columns = graph.inputs.map((name, d) => [name, inputs[d]?.[row] ?? NaN] as const);
  return { kind: 'outlier', at: [...columns, [target, isLog ? Math.exp(y) : y]], chance };
}

/** The places of the greatest, in one pass. */
function greatest(count: number, sizeOf: (i: number) => number): readonly number[] {
  let found: number[] = [];
  let least = -Infinity;
  for (let i = 0; i < count; i++) {
    if (!(sizeOf(i) > least)) continue;
    found.push(i);
    if (found.length < 2 * SUSPECTS) continue;
    found = found.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, SUSPECTS);
    least = sizeOf(found.at(-1) ?? -1);
  }
  return found;
}
