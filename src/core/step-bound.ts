/** One step of any problem: its loss and gradient in f64, and how far an f32 engine may be from them. */
import { UNIT_ROUNDOFF } from './arithmetic/floats.ts';
import { inputsOf } from './data/inputs.ts';
import { boundedTape } from './formula/bound.ts';
import { differentiate } from './formula/derivative.ts';
import { withProducts } from './formula/products.ts';
import { lossOf } from './losses/index.ts';
import { isNetwork, parameterCountOf } from './models/model.ts';
import { networkGraph } from './models/network-graph.ts';
import type { Problem } from './types.ts';

/** A value, and how far it may be off. */
export interface Off {
  readonly value: number;
  readonly bound: number;
}

export interface StepBound {
  /** 1/n · Σ l */
  readonly loss: Off;
  /** dL/dθ. [P] */
  readonly gradient: readonly Off[];
}

/**
 * Over all points at once, at θ. A mean of n terms t that are off by e each, added in any order, is off by at most
 * 1/n · Σ e + n·u/(1 − n·u) · 1/n · Σ |t|, and by two roundings more where it is scaled; the kernels add in trees, so that
 * a term passes through far fewer additions than n.
 * @param depth the most additions that a term passes through
 */
export function stepBound(
  { data, model, loss }: Pick<Problem, 'data' | 'model' | 'loss'>,
  theta: readonly number[],
  depth: number,
): StepBound {
  const graph = isNetwork(model) ? networkGraph(model) : model;
  const columns = graph.inputs.length;
  const seeded = withProducts(differentiate(graph, (builder) => builder.input(columns)));
  const ofModel = boundedTape(seeded);
  const slopes = withProducts(differentiate(lossOf(loss).graph));
  const ofLoss = boundedTape(slopes);
  const [slope] = slopes.gradient;
  const inputs = inputsOf(data);
  const sums = Array.from({ length: parameterCountOf(model) + 1 }, () => ({
    value: 0,
    size: 0,
    off: 0,
  }));
  const add = (at: number, value: number, off: number): void => {
    const sum = sums[at];
    if (sum === undefined) return;
    sum.value += value;
    sum.size += Math.abs(value);
    sum.off += off;
  };
  for (const [i, y] of data.y.entries()) {
    const x = [...inputs.map((column) => column[i] ?? NaN), 0];
    const forward = ofModel(x, theta);
    const prediction = [
      forward.values[seeded.output] ?? NaN,
      forward.errors[seeded.output] ?? NaN,
    ] as const;
    // ŷ is the loss's parameter: what it is off goes through the interval that it lies in.
    const { values, errors } = ofLoss([y], [prediction[0]], [], [prediction[1]]);
    add(0, values[slopes.output] ?? NaN, errors[slopes.output] ?? NaN);
    if (slope === undefined) continue;
    const upstream = [values[slope] ?? NaN, errors[slope] ?? NaN] as const;
    const backward = ofModel([...x.slice(0, -1), upstream[0]], theta, [
      ...x.slice(0, -1).map(() => 0),
      upstream[1],
    ]);
    for (const [p, id] of seeded.gradient.entries()) {
      if (id !== undefined) add(1 + p, backward.values[id] ?? NaN, backward.errors[id] ?? NaN);
    }
  }
  const n = data.y.length;
  const u = UNIT_ROUNDOFF.f32;
  const [ofLosses = { value: NaN, bound: NaN }, ...gradient] = sums.map(
    ({ value, size, off }): Off => ({
      value: value / n,
      bound: (off + (depth + 3) * u * (size + off)) / n,
    }),
  );
  return { loss: ofLosses, gradient };
}
