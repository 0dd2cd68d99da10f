/** Where starts are: the parameters in which ŷ is linear are solved for, the others drawn. */
import type { Bounds } from '../../core/fits/types.ts';
import type { Graph } from '../../core/formula/graph.ts';
import { linearOf } from '../../core/formula/linear.ts';
import { basicOf } from '../../cpu/least-squares/factor.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import { magnitudesOf, offsetsOf, valueAt, within } from './magnitudes.ts';
import { projection, type Theta, type Tried } from './projection.ts';
import { sampled } from './some-rows.ts';

export interface Starts {
  /** Parameters that are drawn. */
  readonly searched: readonly number[];
  /** Of a low-discrepancy sequence over magnitudes that the formula and the data suggest. [P] */
  readonly drawn: (i: number) => number[];
  /** The others solved for. */
  readonly projected: (theta: Theta) => Tried;
  /** The model whose free parameters are those that are solved for, and the rows that it is tried on. */
  readonly own: Model;
  readonly rows: Observations;
}

/** Rows that are looked at, or twice as many as there are parameters. */
const ROWS = 48;

/** @param bounds by place */
export function startsOf(
  model: Model,
  graph: Graph,
  observations: Observations,
  bounds: readonly (Bounds | undefined)[],
): Starts {
  const { free, derived, held } = model;
  const linear = linearOf(derived, free).filter((p) => bounds[p] === undefined);
  const searched = free.filter((p) => !linear.includes(p));
  const magnitudes = magnitudesOf(graph, observations).map((one, p) => within(one, bounds[p]));
  const offsets = offsetsOf(graph, observations).filter(({ parameter }) => searched.includes(parameter) && bounds[parameter] === undefined); // prettier-ignore
  const rows = sampled(observations, Math.max(ROWS, 2 * free.length));
  const own = { derived, free: linear, held };
  const projected = projection(own, rows, basicOf);
  const ratio = plasticOf(searched.length);
  const drawn = (i: number): number[] => {
    const theta = Array.from(held);
    for (const p of linear) theta[p] = 1;
    for (const [k, p] of searched.entries()) {
      theta[p] = valueAt(magnitudes[p], (0.5 + (i + 1) / ratio ** (k + 1)) % 1);
    }
    for (const { parameter, moved } of offsets)
      theta[parameter] = moved(theta[parameter] ?? NaN, theta);
    return theta;
  };
  return { searched, drawn, projected, own, rows };
}

/** The root of x^(d + 1) = x + 1, whose powers spread a sequence evenly over d dimensions (Roberts 2018). */
function plasticOf(dimensions: number): number {
  let root = 1.5;
  for (let i = 0; i < 40; i++) root = (1 + root) ** (1 / (dimensions + 1));
  return root;
}
