import { describe, expect, test } from 'vitest';
import { noisyLine } from '../../src/core/article/line.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { rSquared } from '../../src/core/data/goodness.ts';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import type { Dataset } from '../../src/core/types.ts';

const EPS64 = 2 ** -52;

const dataset = (x: readonly number[], y: readonly number[]): Dataset => ({
  x: new Float32Array(x),
  y: new Float32Array(y),
});

/** p/q, right to 2^-80. */
const quotient = (p: bigint, q: bigint): number => Number((p << 80n) / q) / 2 ** 80;

/** The normal equations in whole numbers, without any rounding: an f32 here is k·2^-40. */
function inWholeNumbers({ x, y }: Dataset) {
  const whole = (value: number): bigint => BigInt(value * 2 ** 40);
  let [n, sx, sy, sxx, sxy, syy] = [0n, 0n, 0n, 0n, 0n, 0n];
  x.forEach((value, i) => {
    const xi = whole(value);
    const yi = whole(y[i] ?? NaN);
    n += 1n;
    sx += xi;
    sy += yi;
    sxx += xi * xi;
    sxy += xi * yi;
    syy += yi * yi;
  });
  const cxx = n * sxx - sx * sx;
  const cxy = n * sxy - sx * sy;
  const cyy = n * syy - sy * sy;
  const unit = 1n << 80n;
  return {
    a: quotient(cxy, cxx),
    /** det H = 4/n² · (n·Σx² − (Σx)²) */
    determinant: quotient(4n * cxx, n * n * unit),
    b: quotient(sy * cxx - cxy * sx, (n * cxx) << 40n),
    loss: quotient(cxx * cyy - cxy * cxy, n * n * cxx * unit),
    variance: quotient(cyy, n * n * unit),
  };
}

function expectClose(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
}

describe('leastSquares', () => {
  const noisy = noisyLine(new TorchGenerator(42n), 100);
  const far: Dataset = { x: noisy.x.map((x) => x + 1e6), y: noisy.y };
  const high: Dataset = { x: noisy.x, y: noisy.y.map((y) => y + 1e6) };
  // Only the rounding of y to f32 is left: Syy − Sxy²/Sxx would lose it all.
  const straight: Dataset = { x: noisy.x, y: noisy.x.map((x) => 3 * x + 10) };
  const many = noisyLine(new TorchGenerator(1n), 100_003);

  test.each([
    ['the article’s data', noisy],
    ['x far from 0', far],
    ['y far from 0', high],
    ['hardly any residual', straight],
    ['many points', many],
    ['two points', dataset([1, 4], [2, -7])],
  ])('agrees with exact arithmetic: %s', (_name, data) => {
    const exact = inWholeNumbers(data);
    const { parameters, loss, variance, unique, eigenvalues } = leastSquares(data);
    expect(unique).toBe(true);
    // A compensated sum is good to 2 ε; the terms and quotients add a few more.
    expectClose(parameters[0], exact.a, 16 * EPS64 * Math.abs(exact.a));
    // b = ȳ − a·x̄: the error is relative to the terms, not to what is left
    const terms = Math.abs(exact.b) + Math.abs(exact.a * (data.x[0] ?? NaN)) + 30;
    expectClose(parameters[1], exact.b, 32 * EPS64 * terms);
    expectClose(variance, exact.variance, 16 * EPS64 * exact.variance);
    const product = eigenvalues[0] * eigenvalues[1];
    expectClose(product, exact.determinant, 16 * EPS64 * exact.determinant);
    // dl = 2·r·dr, dr ~ 8 ε·|y − ȳ|, and |r| is at most √loss on average
    const slack =
      16 * EPS64 * Math.sqrt(exact.loss * exact.variance) + EPS64 * EPS64 * 64 * exact.variance;
    expectClose(loss, exact.loss, slack);
  });

  test('the gradient vanishes at the optimum', () => {
    const { parameters } = leastSquares(noisy);
    const [a, b] = parameters;
    let ga = 0;
    let gb = 0;
    noisy.x.forEach((x, i) => {
      const r = a * x + b - (noisy.y[i] ?? NaN);
      ga += (2 / 100) * r * x;
      gb += (2 / 100) * r;
    });
    // 100 terms below 100 each, summed plainly
    expectClose(ga, 0, 100 * 100 * EPS64);
    expectClose(gb, 0, 100 * 100 * EPS64);
  });

  test('Hessian and eigenvalues', () => {
    // x̄ = 5, mean x² = 25 + 14²/12 · (n + 1)/(n − 1)
    const { hessian, eigenvalues, largestStableLearningRate } = leastSquares(noisy);
    const [[haa, hab], [hba, hbb]] = hessian;
    const [least, greatest] = eigenvalues;
    // x itself is f32, good to 2^-21 below 16
    expectClose(haa, 2 * (25 + ((196 / 12) * 101) / 99), 2 * 2 * 12 * 2 ** -21);
    expectClose(hab, 10, 2 * 2 ** -21);
    expect(hba).toBe(hab);
    expect(hbb).toBe(2);
    expectClose(least + greatest, haa + hbb, 4 * EPS64 * haa);
    // Here p·r − q² cancels one digit only
    expectClose(least * greatest, haa * hbb - hab * hab, 16 * EPS64 * haa * hbb);
    expect(largestStableLearningRate).toBe(2 / greatest);
  });

  test('gradient descent converges below the largest stable rate, and diverges above', () => {
    const { largestStableLearningRate } = leastSquares(noisy);
    expect(lossAfter(noisy, 0.99 * largestStableLearningRate, 2000)).toBeLessThan(2);
    expect(lossAfter(noisy, 1.01 * largestStableLearningRate, 2000)).toBeGreaterThan(1e6);
  });

  test.each([
    ['one point', dataset([3], [5])],
    ['equal x', dataset([2, 2, 2, 2], [1, 4, 2, 3])],
    // 0.1 has all the 24 bits of an f32
    ['equal x of many bits', dataset(Array<number>(7).fill(0.1), [1, 2, 3, 4, 5, 6, 7])],
    ['all x 0', dataset([0, 0], [1, 3])],
  ])('%s: not unique, no NaN, the shortest of the best', (_name, data) => {
    const fit = leastSquares(data);
    const n = data.x.length;
    const x = data.x[0] ?? NaN;
    const meanY = data.y.reduce((sum, y) => sum + y, 0) / n;
    expect(fit.unique).toBe(false);
    expect(fit.eigenvalues[0]).toBe(0);
    expectClose(fit.eigenvalues[1], 2 * (x * x + 1), 8 * EPS64 * (x * x + 1));
    const [a, b] = fit.parameters;
    // On the line of best lines, and orthogonal to its direction (1, −x)
    expectClose(a * x + b, meanY, 8 * EPS64 * Math.abs(meanY));
    expectClose(a - b * x, 0, 8 * EPS64 * Math.abs(meanY));
    expect(fit.loss).toBe(fit.variance);
    expectClose(
      fit.variance,
      data.y.reduce((sum, y) => sum + (y - meanY) ** 2, 0) / n,
      8 * EPS64 * 10,
    );
  });

  test('constant y leaves no loss at all', () => {
    const fit = leastSquares(dataset([0.1, 0.2, 0.3], [0.7, 0.7, 0.7]));
    expect(fit.parameters).toEqual([0, Math.fround(0.7)]);
    expect(fit.loss).toBe(0);
    expect(fit.variance).toBe(0);
  });

  test('the widest f32 neither overflow nor underflow', () => {
    const wide = leastSquares(dataset([-3e38, 3e38], [-3e38, 3e38]));
    expect(wide.parameters[0]).toBe(1);
    expect(wide.largestStableLearningRate).toBeGreaterThan(0);
    const tiny = leastSquares(dataset([0, 2 ** -149], [0, 2 ** -149]));
    expect(tiny.parameters).toEqual([1, 0]);
  });

  test('no points: an error that says so', () => {
    expect(() => leastSquares(dataset([], []))).toThrow(ConfigError);
  });
});

test('rSquared', () => {
  expect(rSquared(0, 4)).toBe(1);
  expect(rSquared(1, 4)).toBe(0.75);
  expect(rSquared(8, 4)).toBe(-1);
  expect(rSquared(0, 0)).toBe(1);
  expect(rSquared(1, 0)).toBe(0);
});

function lossAfter({ x, y }: Dataset, learningRate: number, steps: number): number {
  let [a, b, loss] = [0, 0, NaN];
  for (let step = 0; step < steps; step++) {
    let [ga, gb] = [0, 0];
    loss = 0;
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] ?? NaN;
      const r = a * xi + b - (y[i] ?? NaN);
      loss += (r * r) / x.length;
      ga += (2 * r * xi) / x.length;
      gb += (2 * r) / x.length;
    }
    a -= learningRate * ga;
    b -= learningRate * gb;
  }
  return loss;
}
