/** Newton's step, where residuals are so large that Gauss and Newton's no longer comes nearer: the bend of the model counts, too. */
import type { Linearised } from './linearised.ts';
import { Triangle } from './triangle.ts';

/** Of what a parameter would have to move to change ŷ as much as the residuals do. */
const SHARE = 1e-4;
/** Of a parameter, so that the difference has digits. */
const LEAST = 1e-8;

/**
 * δ of H·δ = Jᵀ·r with H = −∂(Jᵀ·r)/∂θ by central differences of what is exact, in units in which J's columns have length 1.
 * @param moving parameters by their columns in the triangle and by their places in θ
 * @returns of each of `moving`; undefined where it is no number
 */
export function newtonStep(
  linearise: (theta: Float64Array) => Linearised,
  theta: Float64Array,
  { cost, triangle }: Pick<Linearised, 'cost' | 'triangle'>,
  moving: readonly { readonly column: number; readonly place: number }[],
): readonly number[] | undefined {
  const { length: count } = moving;
  const lengths = moving.map(({ column }) => triangle.lengthOf(column) || 1);
  const slopesOf = (of: Triangle): number[] =>
    moving.map(({ column }, j) => of.slopeOf(column) / (lengths[j] ?? NaN));
  const rows = new Float64Array((count + 1) * count);
  for (const [k, { place }] of moving.entries()) {
    const value = theta[place] ?? NaN;
    const length = lengths[k] ?? NaN;
    const by = Math.max((SHARE * Math.sqrt(cost)) / length, LEAST * Math.abs(value));
    const [below, above] = [-by, by].map((off) => slopesOf(linearise(theta.with(place, value + off)).triangle)); // prettier-ignore
    for (let j = 0; j < count; j++) rows[k * count + j] = ((below?.[j] ?? NaN) - (above?.[j] ?? NaN)) / (2 * by * length); // prettier-ignore
  }
  rows.set(slopesOf(triangle), count * count);
  const equations = new Triangle(count + 1);
  equations.append(rows, count);
  const step = Array.from(equations.solution(), (value, k) => value / (lengths[k] ?? NaN));
  return step.every(Number.isFinite) ? step : undefined;
}
