import { describe, expect, test } from 'vitest';
import { REPLAY_POINTS } from '../../src/core/settings/index.ts';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { ARTICLE_MODELS } from '../../src/core/models/index.ts';
import { PUBLISHED } from '../../src/core/article/published.ts';
import { type Replay, replayRun } from '../../src/core/article/replay.ts';

const f32 = Math.fround;
const EPOCHS = 20_000;

/**
 * The article's training in f32, point after point, summed in `lanes` partial sums that a tree
 * joins: 1 is the plain loop, 32 is what a workgroup does.
 */
function train({ data: { x, y }, start }: Replay, lanes: number) {
  const lr = f32(1e-3);
  const scale = f32(2 / REPLAY_POINTS);
  let [a, b] = start;
  const losses = new Float32Array(EPOCHS + 1);
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    const squares = new Float32Array(lanes);
    const gradA = new Float32Array(lanes);
    const gradB = new Float32Array(lanes);
    for (let i = 0; i < REPLAY_POINTS; i++) {
      const xi = x[i] ?? NaN;
      const r = f32(f32(f32(a * xi) + b) - (y[i] ?? NaN));
      add(squares, i % lanes, f32(r * r));
      add(gradA, i % lanes, f32(r * xi));
      add(gradB, i % lanes, r);
    }
    losses[epoch] = tree(squares) / REPLAY_POINTS;
    a = f32(a - f32(lr * f32(scale * tree(gradA))));
    b = f32(b - f32(lr * f32(scale * tree(gradB))));
  }
  return { a, b, losses };
}

function add(sums: Float32Array, lane: number, value: number): void {
  sums[lane] = (sums[lane] ?? NaN) + value;
}

function tree(sums: Float32Array): number {
  for (let half = sums.length / 2; half >= 1; half /= 2) {
    for (let lane = 0; lane < half; lane++) add(sums, lane, sums[lane + half] ?? NaN);
  }
  return sums[0] ?? NaN;
}

describe.each(ARTICLE_MODELS)('replay of %s', (id) => {
  const published = PUBLISHED[id];
  const replay = replayRun(id);

  test.each([1, 8, 32])('prints the article’s figures, summed in %i lanes', (lanes) => {
    const { a, b, losses } = train(replay, lanes);
    for (const [epoch, loss] of published.log) {
      expect(Math.abs((losses[epoch] ?? NaN) - loss)).toBeLessThanOrEqual(5e-5);
      if (epoch >= 19_000) expect(losses[epoch]?.toFixed(6)).toBe(loss.toFixed(6));
    }
    const four = published.parameters.map((value) => value.toFixed(4));
    expect([a.toFixed(4), b.toFixed(4)]).toEqual(four);
    // In the middle of what rounds to the four decimals, with room for another order of sums.
    expect(Math.abs(a - published.parameters[0])).toBeLessThan(1e-5);
    expect(Math.abs(b - published.parameters[1])).toBeLessThan(1e-5);
  });

  test('the optimum lies past where f32 stops', () => {
    const { parameters } = leastSquares(replay.data);
    expect(published.parameters[0] - parameters[0]).toBeCloseTo(7.5e-5, 6);
    expect(published.parameters[1] - parameters[1]).toBeCloseTo(-6.1e-4, 5);
  });

  test('is drawn the same each time, into arrays of its own', () => {
    const again = replayRun(id);
    expect(again).toEqual(replay);
    expect(again.data.y).not.toBe(replay.data.y);
  });

  test('has 26 published lines, in order', () => {
    const epochs = published.log.map(([epoch]) => epoch);
    expect(epochs).toHaveLength(26);
    expect(epochs).toEqual([...epochs].sort((p, q) => p - q));
    expect(epochs.at(-1)).toBe(EPOCHS);
  });
});

test('the starts could have been drawn', () => {
  // N(0, 1): within two standard deviations
  for (const value of replayRun('parameter').start) expect(Math.abs(value)).toBeLessThan(2);
  // U(−1, 1)
  for (const value of replayRun('linear').start) expect(Math.abs(value)).toBeLessThan(1);
});
