/** Some of many rows, on which a curve is tried. */
import type { Observations } from '../../cpu/least-squares/observations.ts';

/** Its multiples are spread evenly between whole numbers. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Every k-th row, so that at most `most` are left. */
export function sampled({ inputs, target, weights }: Observations, most: number): Observations {
  const every = Math.max(1, Math.ceil(target.length / most));
  const some = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(
      { length: Math.ceil(column.length / every) },
      (_, i) => column[i * every] ?? NaN,
    );
  return { inputs: inputs.map(some), target: some(target), weights: weights && some(weights) };
}

/** At most so many rows, in no step, so that no fast wave seems a slow one. */
export function scattered(observations: Observations, most: number): Observations {
  const { inputs, target, weights } = observations;
  if (target.length <= most) return observations;
  const places = Array.from({ length: most }, (_, i) => Math.floor((((i + 1) * GOLDEN) % 1) * target.length)); // prettier-ignore
  const some = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(places, (i) => column[i] ?? NaN);
  return { inputs: inputs.map(some), target: some(target), weights: weights && some(weights) };
}
