/** Batches of fits, and how far from the f64 answer a fit of f32 may end. */
import type { FitBatch, FitRecipe } from '../../src/core/fits/types.ts';
import { rowsOf } from '../../src/core/fits/batch.ts';
import { differentiate } from '../../src/core/formula/derivative.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { tapeOf } from '../../src/core/formula/tape.ts';
import { descend, type Descended } from '../../src/cpu/least-squares/levenberg-marquardt.ts';
import { random } from './random.ts';

export const recipeOf = (
  formula: string,
  columns: readonly string[] = ['x'],
  more: Partial<FitRecipe> = {},
): FitRecipe => ({
  graph: parseFormula(formula, columns).graph,
  mostIterations: 100,
  tolerance: 1e-6,
  ...more,
});

export interface Family {
  readonly formula: string;
  readonly columns?: readonly string[];
  readonly theta: readonly number[];
  /** Of the columns: from 0 to so much. */
  readonly width: number;
  readonly noise: number;
}

export const FAMILIES: Readonly<Record<string, Family>> = {
  proportional: { formula: 'a*x', theta: [3], width: 4, noise: 0.1 },
  line: { formula: 'a*x + b', theta: [3, -2], width: 4, noise: 0.1 },
  exponential: { formula: 'a*exp(-b*x) + c', theta: [5, 0.8, 1], width: 5, noise: 0.02 },
  saturation: { formula: 'V*x/(K + x)', theta: [10, 1.5], width: 8, noise: 0.05 },
  sine: { formula: 'a*sin(b*x + c) + d', theta: [2, 1.3, 0.4, 5], width: 6, noise: 0.05 },
  peak: {
    formula: 'A*exp(-((x - p)^2 + (y - q)^2)/(2*s^2)) + B',
    columns: ['x', 'y'],
    theta: [50, 2, 2.2, 1.1, 8],
    width: 4,
    noise: 0.5,
  },
};

/** Groups of unlike lengths, of rows enough. The same for the same seed. */
export function drawnBatch(
  { formula, columns = ['x'], theta, width, noise }: Family,
  fits: number,
  seed = 7,
): FitBatch {
  const draw = random(seed);
  const between = (from: number, to: number): number => from + ((to - from) * draw(1e6)) / 1e6;
  const { graph } = parseFormula(formula, columns);
  const tape = tapeOf(graph);
  const groups = [0];
  const starts: number[] = [];
  const inputs: number[][] = columns.map(() => []);
  const target: number[] = [];
  for (let fit = 0; fit < fits; fit++) {
    const own = theta.map((value) => value * between(0.9, 1.1));
    const rows = 4 * theta.length + draw(6);
    for (let i = 0; i < rows; i++) {
      const x = columns.map(() => Math.fround(between(0, width)));
      for (const [d, value] of x.entries()) inputs[d]?.push(value);
      target.push((tape(x, own)[graph.output] ?? NaN) + noise * between(-1, 1));
    }
    groups.push(target.length);
    starts.push(...own.map((value) => value * between(0.9, 1.1)));
  }
  return {
    inputs: inputs.map((column) => Float32Array.from(column)),
    target: Float32Array.from(target),
    groups,
    starts: Float32Array.from(starts),
  };
}

/** The f64 answer of a fit of a batch. */
export function answerOf({ graph, bounds }: FitRecipe, batch: FitBatch, fit: number): Descended {
  const P = graph.parameters.length;
  const { first, firstInput, count } = rowsOf(batch, fit);
  const derived = differentiate(graph);
  const observations = {
    inputs: batch.inputs.map((column) => column.subarray(firstInput, firstInput + count)),
    target: batch.target.subarray(first, first + count),
    weights: batch.weights?.subarray(first, first + count),
  };
  const start = batch.starts.subarray(fit * P, (fit + 1) * P);
  const model = { derived, free: graph.parameters.map((_, p) => p), held: [...start] };
  return descend(model, observations, start, { mostIterations: 1000, bounds });
}

/** Roundings on the way to a residual, at most: of the formula and, some ulps each, of its functions. */
const ROUNDINGS = 32;

/**
 * How far each parameter may be off. A step that is not worth taking brings no more than tolerance·χ², or than residuals of eight roundings,
 * and δᵀ·JᵀJ·δ of that size has |δp| ≤ √(…)·√(JᵀJ)⁻¹pp; a residual that is ε off moves the answer by ε·√n times the same.
 * @param u unit roundoff. [P], 0 for what does not move
 */
export function toleranceOf(
  { graph, tolerance }: FitRecipe,
  { target, groups }: FitBatch,
  fit: number,
  { factor, residualSquares, parameters }: Descended,
  u: number,
): readonly number[] {
  const first = groups?.[fit] ?? 0;
  const rows = target.subarray(first, groups?.[fit + 1] ?? target.length);
  const greatest = Math.max(0, ...Array.from(rows, Math.abs));
  const noise = ROUNDINGS * u * greatest * Math.sqrt(rows.length);
  const worth = Math.max(tolerance * residualSquares, rows.length * (8 * u * greatest) ** 2);
  const reach = Math.sqrt(worth) + noise;
  return graph.parameters.map((_, p) => {
    const k = factor.free.indexOf(p);
    const root = k < 0 ? 0 : Math.hypot(...(factor.inverse[k] ?? []));
    return reach * root + u * Math.abs(parameters[p] ?? NaN);
  });
}
