import type { Units } from '../data/units.ts';
import type { Theory } from './theory.ts';
import { each, type Vector } from './vectors.ts';

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
  const along = eigenvalues.map((value) => Math.sqrt((2 * loss) / free / value));
  const own = units === undefined ? axes : axes.map((axis) => inOwnUnits(axis, units));
  return parameters.map((_, p) =>
    Math.hypot(
      ...each(
        (error, axis) => error * axis,
        along,
        own.map((axis) => axis[p] ?? NaN),
      ),
    ),
  );
}

/** A difference of two lines: of y₀ + sy·b′ − a·x₀ the y₀ falls away. */
function inOwnUnits([a = NaN, b = NaN]: Vector, { x, y }: Units): Vector {
  const slope = (a * y.scale) / x.scale;
  return [slope, y.scale * b - slope * x.shift];
}
