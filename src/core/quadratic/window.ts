import type { LandscapeWindow } from '../types.ts';
import { alongAxes, type Theory } from './theory.ts';
import { dot, each, sizes, transposed, type Vector } from '../arithmetic/vectors.ts';

/** So much wider than what is to be seen in it. */
const MARGIN = 1.12;
/** The least of the window: this share of the ellipse where the model explains nothing of y. */
const LEAST_SHARE = 0.3;

/**
 * A window about the optimum that holds the start, and every way from there that gradient descent can
 * take at a stable learning rate: along each eigenvector of H it never gets farther away than it
 * began. From a start near the optimum it still shows how the loss rises to the variance of y.
 */
export function windowAround(theory: Theory, start: Vector): LandscapeWindow {
  const { axes, eigenvalues, parameters, variance } = theory;
  const steepest = eigenvalues.at(-1) ?? NaN;
  const reaches = each(
    (begin, eigenvalue) => {
      // ½·λ·c² = variance. A flat direction has no such c; that of the steep one will do.
      const rise = Math.sqrt((2 * variance) / (eigenvalue > 0 ? eigenvalue : steepest));
      return Math.max(MARGIN * Math.abs(begin), LEAST_SHARE * rise);
    },
    alongAxes(theory, start),
    eigenvalues,
  );
  const columns = transposed(axes.map(sizes));
  const [[aMin = NaN, aMax = NaN] = [], [bMin = NaN, bMax = NaN] = []] = parameters.map(
    (best, p): Vector => {
      const reach = dot(columns[p] ?? [], reaches);
      const half = reach > 0 ? reach : Math.max(1, Math.abs(best));
      return [best - half, best + half];
    },
  );
  return { aMin, aMax, bMin, bMax };
}
