/** Two parameters at once: what lies within the ellipse of their standard errors. */
import type { Matrix } from '../arithmetic/vectors.ts';

const CORNERS = 96;

/**
 * (θ − θ*)ᵀ·Cov⁻¹·(θ − θ*) = t²: its shadow on either axis is that parameter's own interval, θ ± t·σ.
 * @param centre (θp, θq)
 * @param covariance of the two. [2][2]
 * @param critical t: standard errors to either side
 * @returns its corners, the first once more at the end; none where an error is not known
 */
export function ellipseOf(
  [x, y]: readonly [number, number],
  covariance: Matrix,
  critical: number,
): readonly (readonly [number, number])[] {
  const [[a = NaN, shared = NaN] = [], [, b = NaN] = []] = covariance;
  const [across, up] = [Math.sqrt(a), Math.sqrt(b)];
  if (!(across > 0 && up > 0)) return [];
  // (cos φ, sin(φ + asin ρ)) has the correlation ρ over a whole turn, and reaches 1 either way.
  const turn = Math.asin(Math.min(Math.max(shared / across / up, -1), 1));
  return Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / CORNERS;
    const [along, beside] = [Math.cos(angle), Math.sin(angle + turn)];
    return [x + critical * across * along, y + critical * up * beside] as const;
  });
}
