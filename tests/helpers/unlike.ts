/** A state of the page in which no two numbers are alike, so that none can stand in the place of another. */
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState, type AppState, type Run } from '../../src/app/state.ts';
import { History } from '../../src/app/training/history.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import type { OwnData } from '../../src/core/data/own.ts';

const SETTINGS = { seed: 7, points: 13, lr: 0.0137, epochs: 471, logEvery: 30 };

/** The loss of epoch i, and the parameters after it. */
export const lossAt = (epoch: number): number => 5.25 / (epoch + 0.7);
export const parametersAt = (epoch: number): readonly [number, number] => [
  2.1 + 0.003 * epoch,
  8.4 - 0.007 * epoch,
];

/** A run that was paused at epoch 367. */
export function unlike(
  settings: Readonly<Record<string, unknown>> = {},
  patch: Partial<Run> = {},
  own?: OwnData,
): AppState {
  const config = parseConfig({ ...SETTINGS, ...settings });
  const state = initialState(config, { ...DEFAULT_PREFERENCES, lang: 'en' }, []);
  const history = new History(config.logEvery);
  const { epoch = 367 } = patch;
  for (let i = 1; i <= epoch; i++) {
    history.add([{ epoch: i, loss: lossAt(i), parameters: parametersAt(i) }]);
  }
  const run: Run = {
    ...state.run,
    config,
    own,
    phase: 'paused',
    prepared: prepare(config, own),
    history,
    epoch,
    loss: 0.87312,
    parameters: [2.874125, 9.317512],
    gradient: [-0.731311, 0.412733],
    engine: { engine: 'webgpu', precision: 'f32', adapter: 'Adapter A', software: false },
    strategy: 'dispatch',
    description: 'dispatch, 4 × 16 threads',
    elapsedMs: 83_456,
    stepsPerSecond: 1234,
    ...patch,
  };
  return { ...state, own, run };
}

export interface Line {
  readonly a: number;
  readonly b: number;
}

/** Mean squared distance of the points from the line, in the order of the points. */
export function lossOf({ a, b }: Line, xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const squares = Array.from(xs, (x, i) => (a * x + b - (ys[i] ?? NaN)) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

/** The line of least squares by the textbook: means, then Σ(x − x̄)(y − ȳ) / Σ(x − x̄)². */
export function bestLine(xs: ArrayLike<number>, ys: ArrayLike<number>): Line {
  const mean = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const dx = Array.from(xs, (x) => x - mx);
  const a = mean(dx.map((d, i) => d * ((ys[i] ?? NaN) - my))) / mean(dx.map((d) => d * d));
  return { a, b: my - a * mx };
}

/** 2/λ of the greater eigenvalue of the Hessian 2/n · [Σx² Σx; Σx n]. */
export function stableBelow(xs: ArrayLike<number>): number {
  const mean = (power: number): number =>
    Array.from(xs).reduce((sum, x) => sum + x ** power, 0) / xs.length;
  const half = (mean(2) + 1) / 2;
  return 1 / (half + Math.sqrt(half ** 2 - mean(2) + mean(1) ** 2));
}

/** Steps of gradient descent in double precision until the loss is within 1 % of the best. */
export function epochsDue(
  from: Line,
  lr: number,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
): number {
  const enough = 1.01 * lossOf(bestLine(xs, ys), xs, ys);
  let { a, b } = from;
  for (let epoch = 0; ; epoch++) {
    if (lossOf({ a, b }, xs, ys) <= enough) return epoch;
    const residuals = Array.from(xs, (x, i) => a * x + b - (ys[i] ?? NaN));
    const gradient = (weigh: (i: number) => number): number =>
      (2 / xs.length) * residuals.reduce((sum, r, i) => sum + r * weigh(i), 0);
    const [da, db] = [gradient((i) => xs[i] ?? NaN), gradient(() => 1)];
    [a, b] = [a - lr * da, b - lr * db];
  }
}
