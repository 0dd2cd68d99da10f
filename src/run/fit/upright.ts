/** Of all θ that are one wave the one that is meant: w·x + p turns forwards, its amplitude is up, and p is within half a turn of 0. */
import type { Bounds } from '../../core/fits/types.ts';
import type { Graph } from '../../core/formula/graph.ts';
import { linearOf } from '../../core/formula/linear.ts';
import { shortestOf } from '../../cpu/least-squares/factor.ts';
import { evaluatorOf } from '../../cpu/least-squares/linearised.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import { frequenciesOf } from './frequencies.ts';
import { projection, type Theta } from './projection.ts';
import { negatives } from './search.ts';

/** What a sum of squares may rise by for rounding. */
const SAME = 1e-9;

/** @returns of θ itself, or one of the same Σ w·r² on these rows */
export function uprightOf(
  model: Model,
  graph: Graph,
  rows: Observations,
  bounds: readonly (Bounds | undefined)[],
): (theta: Theta) => Theta {
  const isFree = (p: number): boolean => model.free.includes(p) && bounds[p] === undefined;
  const frequencies = frequenciesOf(graph, rows, isFree);
  const phases = frequencies.flatMap(({ beside, place }) => [
    ...beside,
    ...(place === undefined ? [] : [place.parameter]),
  ]);
  // A phase may well be less than 0.
  const signs = (theta: Theta): number => negatives(theta.filter((_, p) => !phases.includes(p)));
  const linear = linearOf(model.derived, model.free).filter(isFree);
  const projected = projection({ ...model, free: linear }, rows, shortestOf);
  const { costAt } = evaluatorOf(model, rows);
  return (theta) => {
    const most = costAt(theta) * (1 + SAME);
    let found = theta;
    for (const { parameter, beside, place, radiansAt } of frequencies) {
      const value = found[parameter] ?? NaN;
      // sin(−w·x + p) = −sin(w·x − p), and half a turn is a sign as well.
      const sign = value < 0 ? -1 : 1;
      const forwards = found.with(parameter, sign * value);
      const turned = (turn: number): Theta =>
        forwards.map((other, p) => {
          if (beside.includes(p)) return within(sign * other + turn);
          if (p !== place?.parameter) return other;
          const length = place.width / radiansAt(value);
          return (
            place.origin +
            length * within((other - place.origin) / length + (beside.length > 0 ? 0 : turn))
          );
        });
      const same = [0, Math.PI].map((turn) => projected(turned(turn))).filter(({ cost }) => cost <= most); // prettier-ignore
      const [least] = same.toSorted((one, other) => signs(one.theta) - signs(other.theta));
      found = least?.theta ?? found;
    }
    return found;
  };
}

/** From −π to π. */
function within(phase: number): number {
  return phase - 2 * Math.PI * Math.round(phase / (2 * Math.PI));
}
