/** A formula fitted to a table by the real solvers, ready to be assessed. */
import type { Bounds } from '../../src/core/fits/types.ts';
import { differentiate } from '../../src/core/formula/derivative.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { tapeOf } from '../../src/core/formula/tape.ts';
import { assess, type Assessment } from '../../src/core/statistics/assess.ts';
import { hasConstant } from '../../src/core/statistics/constant.ts';
import type { Minimum } from '../../src/core/statistics/minimum.ts';
import type { Residuals } from '../../src/core/statistics/scatter.ts';
import { descend } from '../../src/cpu/least-squares/levenberg-marquardt.ts';
import { isLinear, solveLinear } from '../../src/cpu/least-squares/linear.ts';
import type { Model, Observations } from '../../src/cpu/least-squares/observations.ts';

export interface Asked {
  readonly columns?: readonly string[];
  /** Of what is not linear; 1 where nothing is said. [P] */
  readonly start?: readonly number[];
  /** By name. */
  readonly held?: Readonly<Record<string, number>>;
  readonly bounds?: readonly (Bounds | undefined)[];
  readonly isAbsolute?: boolean;
  readonly level?: number;
}

export interface Fitted extends Assessment {
  readonly model: Model;
  readonly minimum: Minimum;
  readonly observed: Residuals;
  /** ∂ŷ/∂θ there. [P] */
  readonly gradientAt: (...x: readonly number[]) => readonly number[];
}

export function modelOf(formula: string, { columns = ['x'], held = {} }: Asked = {}): Model {
  const derived = differentiate(parseFormula(formula, columns).graph);
  const names = [...derived.parameters.entries()];
  return {
    derived,
    free: names.filter(([, name]) => !(name in held)).map(([p]) => p),
    held: names.map(([, name]) => held[name] ?? 0),
  };
}

export function fitted(formula: string, observations: Observations, asked: Asked = {}): Fitted {
  const model = modelOf(formula, asked);
  const { derived, free } = model;
  const { start = [], bounds, isAbsolute = false, level = 0.95 } = asked;
  const from = derived.parameters.map((name, p) => asked.held?.[name] ?? start[p] ?? 1);
  const minimum = isLinear(model)
    ? solveLinear(model, observations)
    : descend(model, observations, from, { mostIterations: 1000, bounds });
  if (minimum === undefined) throw new Error(`${formula} has a column beyond f64`);
  const { inputs, target, weights } = observations;
  const tape = tapeOf(derived);
  const valuesAt = (x: readonly number[]): ArrayLike<number> => tape(x, minimum.parameters);
  const residuals = Array.from(target, (y, i) => {
    return y - (valuesAt(inputs.map((column) => column[i] ?? NaN))[derived.output] ?? NaN);
  });
  const observed = { target, residuals, weights };
  const about = hasConstant(derived, free, minimum.parameters) ? 'mean' : 'zero';
  return {
    ...assess(minimum, observed, { asked: free, level, isAbsolute, about }),
    model,
    minimum,
    observed,
    gradientAt: (...x) => {
      const values = valuesAt(x);
      return derived.gradient.map((id) => (id === undefined ? 0 : (values[id] ?? NaN)));
    },
  };
}
