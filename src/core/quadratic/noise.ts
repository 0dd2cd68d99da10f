/** What rounding leaves of a parameter that should be 0. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import type { Units } from '../data/units.ts';
import type { Precision } from '../types.ts';
import { momentsOf } from './line.ts';
import type { Theory } from './theory.ts';

/** Two floats keep about u² of a number. */
const ROUNDOFF = {
  ...UNIT_ROUNDOFF,
  compensated: UNIT_ROUNDOFF.compensated ** 2,
} as const satisfies Record<Precision, number>;

/**
 * How well a and b can be known at all, where the numbers are rounded to `precision` on the way: two
 * lines whose heights differ by less than the rounding of a residual cannot be told apart. The
 * derivation is in docs/mathematics.md, "How many digits are known".
 * @param theory of what is trained on
 * @param units where that is standardised; then the noise is in the data's own units
 * @returns [P]
 */
export function parameterNoise(
  theory: Theory,
  units: Units | undefined,
  precision: Precision,
): readonly number[] {
  const [a = NaN, b = NaN] = theory.parameters;
  const { meanX, varianceX, squareX, meanY } = momentsOf(theory);
  // Root mean squares, of what a residual is made of.
  const terms =
    Math.abs(a) * Math.sqrt(squareX) + Math.abs(b) + Math.hypot(meanY, Math.sqrt(theory.variance));
  const height = ROUNDOFF[precision] * terms;
  if (units === undefined) return ofLine(height, meanX, varianceX);
  const { x, y } = units;
  // The numbers of the table are f64: their own rounding comes on top.
  const far = Math.abs(y.shift) + Math.abs((a * y.scale * x.shift) / x.scale);
  const [slope, intercept] = ofLine(
    y.scale * height + UNIT_ROUNDOFF.f64 * Math.abs(y.shift),
    x.shift,
    varianceX * x.scale ** 2,
  );
  return [slope, intercept + UNIT_ROUNDOFF.f64 * far];
}

/** height/σ of a slope; of an intercept that times √(σ² + x̄²). Where all x are equal, as if σ were 1. */
function ofLine(height: number, meanX: number, varianceX: number): [number, number] {
  const slope = height / Math.sqrt(varianceX > 0 ? varianceX : 1);
  return [slope, Math.hypot(height, slope * meanX)];
}
