/** A parameter that is a height at x = 0, where all rows are far from there. */
import { tapeOf } from '../../core/formula/tape.ts';
import { offsetsOf } from './magnitudes.ts';
import type { Theta } from './projection.ts';
import type { Task } from './task.ts';

export interface FarFromZero {
  readonly kind: 'far-from-zero';
  readonly name: string;
  readonly column: string;
  readonly from: number;
  readonly to: number;
}

/** So many widths of x from 0. */
const FAR = 5;
/** A curve that is as much higher or lower over all rows than at 0 is extrapolated to there. */
const MUCH = 10;

/** b of `a*x + b` and c of `exp(b*x + c)` where x is 1e9 to 1e9 + 5, and A of `A*exp(-x/tau) + c`: but not c of that, nor a of `a*cos(w*x)`. */
export function farFromZero(
  { graph, model, observations: { inputs } }: Pick<Task, 'graph' | 'model' | 'observations'>,
  theta: Theta,
): FarFromZero | undefined {
  const [column, ...others] = graph.inputs;
  const [x = []] = inputs;
  if (column === undefined || others.length > 0) return undefined;
  let [from, to] = [Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    from = Math.min(from, x[i] ?? NaN);
    to = Math.max(to, x[i] ?? NaN);
  }
  const distance = from > 0 ? from : -to;
  if (!(distance > FAR * (to - from) && to > from)) return undefined;

  const { derived, free } = model;
  const tape = tapeOf(derived);
  const valuesAt = (at: number): readonly number[] => {
    const values = tape([at], theta);
    return [derived.output, ...derived.gradient].map((id) => values[id ?? -1] ?? 0);
  };
  const [zero, ...rows] = [0, from, (from + to) / 2, to].map(valuesAt);
  const offsets = offsetsOf(graph, { inputs }).map(({ parameter }) => parameter);
  const isHeight = (p: number): boolean => {
    const sizes = rows.map((values) => Math.abs(values[p + 1] ?? NaN));
    // Of a polynomial all that is left at 0.
    const isConstant = zero?.[0] === theta[p] && sizes.every((size) => size === 1);
    if (offsets.includes(p) || isConstant) return true;
    const isElsewhere =
      sizes.every((size) => size > MUCH) || sizes.every((size) => size < 1 / MUCH);
    return zero?.[p + 1] === 1 && isElsewhere;
  };
  const found = free.find(isHeight);
  return found === undefined ? undefined : { kind: 'far-from-zero', name: graph.parameters[found] ?? '', column, from, to }; // prettier-ignore
}
