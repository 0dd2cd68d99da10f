/** Some of many rows, on which a curve is tried. */
import type { Observations } from '../../cpu/least-squares/observations.ts';

/** Its multiples are spread evenly between whole numbers. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Every k-th row, so that at most `most` are left. */
export function sampled(observations: Observations, most: number): Observations {
  const { length } = observations.target;
  const every = Math.max(1, Math.ceil(length / most));
  return rowsAt(observations, Array.from({ length: Math.ceil(length / every) }, (_, i) => i * every)); // prettier-ignore
}

/** At most so many rows, in no step, so that no fast wave seems a slow one. */
export function scattered(observations: Observations, most: number): Observations {
  const { length } = observations.target;
  if (length <= most) return observations;
  return rowsAt(observations, Array.from({ length: most }, (_, i) => Math.floor((((i + 1) * GOLDEN) % 1) * length))); // prettier-ignore
}

function rowsAt(
  { inputs, target, weights }: Observations,
  places: readonly number[],
): Observations {
  const some = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(places, (i) => column[i] ?? NaN);
  return { inputs: inputs.map(some), target: some(target), weights: weights && some(weights) };
}
