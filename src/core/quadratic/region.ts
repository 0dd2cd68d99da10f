import { excessOf } from './theory.ts';
import type { Trajectory } from './trajectory.ts';
import { each, sizes, times, transposed, type Vector } from '../arithmetic/vectors.ts';

/** Where steps are: bounds on |component| along the axes, and what follows by the triangle inequality. */
export interface Region {
  /** Of |θ − θ*|. [P] */
  readonly distance: Vector;
  /** Of |θ|. [P] */
  readonly size: Vector;
  /** Of |dL/dθ|. [P] */
  readonly gradient: Vector;
  readonly loss: number;
}

/** Where `count` steps begin, of which the first is step `from` + 1, and which have drifted so far. */
export function regionsOf({ theory, factors, components, at }: Trajectory) {
  const { parameters: best, eigenvalues, axes, loss: least } = theory;
  const toParameters = transposed(axes.map(sizes));
  return (from: number, count: number, drift: Vector): Region => {
    // Components grow or shrink all the way, so that one of the ends is the greatest.
    const first = components(from);
    const last = components(from + count - 1);
    const along = each(
      (one, other, off) => Math.max(Math.abs(one), Math.abs(other)) + off,
      first,
      last,
      drift,
    );
    // Of a component that changes its sign with every step, the difference would not show that.
    const moved = each(
      (factor, most, one, other, off) =>
        factor < 0 ? most + Math.abs(one) : Math.abs(other - one) + off,
      factors,
      along,
      first,
      last,
      drift,
    );
    const distance = times(toParameters, along);
    return {
      distance,
      // From θ*, or from where they start: a steep valley's optimum may be far from all of the path.
      size: each(
        (optimum, away, begin, way) => Math.min(Math.abs(optimum) + away, Math.abs(begin) + way),
        best,
        distance,
        at(from),
        times(toParameters, moved),
      ),
      gradient: times(
        toParameters,
        each((value, most) => value * most, eigenvalues, along),
      ),
      loss: least + excessOf(theory, along),
    };
  };
}
