import { each, type Vector } from '../arithmetic/vectors.ts';
import type { Units } from '../data/units.ts';
import { errorsOf } from '../statistics/covariance.ts';
import type { Theory } from './theory.ts';

/**
 * How sure θ* is, where each y scatters about the model alike: √((XᵀX)⁻¹ₚₚ·RSS/(n − P)), and XᵀX is n/2·H.
 * @param units of the line, where it is trained on standardised data: the errors are in the data's own
 * @returns [P]; undefined where no row is left to tell the scatter from, or where many θ are equally good
 */
export function standardErrors(
  { loss, eigenvalues, axes, unique, parameters }: Theory,
  rows: number,
  units?: Units,
): Vector | undefined {
  const free = rows - parameters.length;
  if (free <= 0 || !unique) return undefined;
  const own = units === undefined ? axes : axes.map((axis) => inOwnUnits(axis, units));
  // 2·H⁻¹ = A·Aᵀ; loss/free is s²/n.
  const roots = parameters.map(
    (_, p) =>
    each((value, along) => along * Math.sqrt(2 / value), eigenvalues, own.map((axis) => axis[p] ?? NaN)), // prettier-ignore
  );
  return errorsOf(roots, Math.sqrt(loss / free));
}

/** A difference of two lines: of y₀ + sy·b′ − a·x₀ the y₀ falls away. */
function inOwnUnits([a = NaN, b = NaN]: Vector, { x, y }: Units): Vector {
  const slope = (a * y.scale) / x.scale;
  return [slope, y.scale * b - slope * x.shift];
}
