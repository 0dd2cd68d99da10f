/** What rounding leaves of a parameter that should be 0. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import type { Units } from '../data/units.ts';
import type { Precision } from '../types.ts';
import type { Moments } from './orthogonal.ts';
import type { Theory } from './theory.ts';
import { dot, sizes } from '../arithmetic/vectors.ts';

/** Two floats keep about u² of a number. */
const ROUNDOFF = {
  ...UNIT_ROUNDOFF,
  compensated: UNIT_ROUNDOFF.compensated ** 2,
} as const satisfies Record<Precision, number>;

/**
 * How well parameters can be known at all, where the numbers are rounded to `precision` on the way: two
 * curves whose heights differ by less than the rounding of a residual cannot be told apart. The
 * derivation is in docs/mathematics.md, "How many digits are known".
 * @param theory of what is trained on
 * @param units where that is standardised, a line then; then the noise is in the data's own units
 * @returns [P]
 */
export function parameterNoise(
  theory: Theory,
  units: Units | undefined,
  precision: Precision,
): readonly number[] {
  const { parameters, hessian, moments, squareY } = theory;
  // Root mean squares, of what a residual is made of.
  const roots = hessian.map((row, p) => Math.sqrt((row[p] ?? NaN) / 2));
  const height = ROUNDOFF[precision] * (dot(sizes(parameters), roots) + Math.sqrt(squareY));
  if (units === undefined) return ofHeight(height, moments);
  const { x, y } = units;
  const [a = NaN] = parameters;
  const [varianceX = NaN] = moments.spreads;
  // The numbers of the table are f64: their own rounding comes on top.
  const far = Math.abs(y.shift) + Math.abs((a * y.scale * x.shift) / x.scale);
  const [slope = NaN, intercept = NaN] = ofHeight(
    y.scale * height + UNIT_ROUNDOFF.f64 * Math.abs(y.shift),
    {
      factor: [
        [1, 0],
        [x.shift, 1],
      ],
      spreads: [varianceX * x.scale ** 2, 1],
    },
  );
  return [slope, intercept + UNIT_ROUNDOFF.f64 * far];
}

/**
 * height·√(RᵀDR)⁻¹pp: of a slope height/σ, of an intercept that times √(σ² + x̄²). Where nothing is left of a column, as
 * if it were 1.
 */
function ofHeight(height: number, { factor, spreads }: Moments): readonly number[] {
  const inverse: number[][] = [];
  for (const [p, row] of factor.entries()) {
    inverse.push(
      row.map((_, k) =>
        inverse.reduce(
          (sum, before, j) => sum - (row[j] ?? NaN) * (before[k] ?? NaN),
          Number(p === k),
        ),
      ),
    );
  }
  return inverse.map((row) =>
    Math.hypot(...row.map((part, k) => (height * part) / Math.sqrt((spreads[k] ?? NaN) || 1))),
  );
}
