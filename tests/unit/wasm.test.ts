/** The engine wasm: the suite of all engines, and what only it has to get right. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { ConfigError, DownhillError } from '../../src/core/errors.ts';
import type { Dataset, Snapshot, StrategyId } from '../../src/core/types.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { RATE, seededProblem, startAt } from '../helpers/problems.ts';
import { stepBound } from '../helpers/tolerance.ts';

describeEngine('wasm', () => wasmEngine());

/** Of the line's sums: a turn takes 16 points, a block 8 turns. */
const TURN = 16;
const TURNS_PER_BLOCK = 8;

/** The most additions in f32 that one term passes through: turns, the tail, the accumulators. */
function depth(points: number): number {
  const turns = Math.min(Math.floor(points / TURN), TURNS_PER_BLOCK);
  return turns + Math.ceil((points % TURN) / 4) + 2;
}

async function firstStep(data: Dataset, engine = wasmEngine()): Promise<Snapshot> {
  const trainer = await (await engine).prepare({ ...seededProblem(2), data });
  return trainer.advance(1, RATE);
}

describe('the sums of wasm', () => {
  const sizes = Array.from({ length: 40 }, (_, i) => i + 1);
  for (const edge of [127, 255, 1023, 4096]) sizes.push(edge, edge + 1, edge + 2, edge + 17);
  sizes.push(1_000_000, 1_000_003);

  test.each(sizes)('of %i points stay within the bound of their own tree', async (points) => {
    const { data } = seededProblem(Math.max(2, points));
    const part = { x: data.x.slice(0, points), y: data.y.slice(0, points) };
    const found = await firstStep(part);
    const exact = await firstStep(part, Promise.resolve(cpuEngine('f64')));
    // The parameters of a problem of two points, as firstStep has them.
    const bound = stepBound(part, seededProblem(2).start.parameters, depth(points));
    expect(Math.abs(found.loss - exact.loss)).toBeLessThanOrEqual(bound.loss);
    found.gradient.forEach((value, p) => {
      const error = Math.abs(value - (exact.gradient[p] ?? NaN));
      expect(error).toBeLessThanOrEqual(bound.gradient[p] ?? NaN);
    });
  });

  test.each([1, 2, 3, 4, 5, 15, 16, 17, 127, 128, 129, 143])(
    'count each of %i points once, and none past the last',
    async (points) => {
      // ŷ is 1, also past the last point, and all numbers are whole, so that no sum rounds.
      const x = Float32Array.from({ length: points }, (_, i) => (i % 7) - 3);
      const y = Float32Array.from({ length: points }, (_, i) => (i % 5) + 1);
      const start = startAt([0, 1]);
      const engine = await wasmEngine();
      const trainer = await engine.prepare({ ...seededProblem(2), data: { x, y }, start });
      const { loss, gradient } = await trainer.advance(1, RATE);
      const mean = (term: (xi: number, yi: number) => number): number =>
        x.reduce((sum, xi, i) => sum + term(xi, y[i] ?? NaN), 0) / points;
      expect(loss).toBeCloseTo(
        mean((_, yi) => (1 - yi) ** 2),
        12,
      );
      expect(gradient[0]).toBeCloseTo(
        mean((xi, yi) => 2 * (1 - yi) * xi),
        12,
      );
      expect(gradient[1]).toBeCloseTo(
        mean((_, yi) => 2 * (1 - yi)),
        12,
      );
    },
  );

  test('an infinite parameter makes nothing of the lanes past the last point', async () => {
    const engine = await wasmEngine();
    const start = startAt([Infinity, 0]);
    const data = { x: Float32Array.of(1), y: Float32Array.of(1) };
    const trainer = await engine.prepare({ ...seededProblem(2), data, start });
    const { loss, finite } = await trainer.advance(1, RATE);
    expect(loss).toBe(Infinity);
    expect(finite).toBe(false);
  });
});

describe('wasm refuses', () => {
  test.each<StrategyId>(['fused', 'moments'])('strategy %s, and says what to use', async (id) => {
    const engine = await wasmEngine();
    const refusal = engine.prepare(seededProblem(100, { strategy: id }));
    await expect(refusal).rejects.toThrow(ConfigError);
    await expect(refusal).rejects.toThrow(/use dispatch/);
  });

  test('precision f64', () => {
    expect(() => parseConfig({ engine: 'wasm', precision: 'f64' })).toThrow(
      'precision f64 is not to be had on wasm, which computes in f32: use engine cpu, or precision f32',
    );
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test('a runtime without WebAssembly, or without SIMD', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    await expect(wasmEngine()).rejects.toThrow(DownhillError);
    vi.stubGlobal('WebAssembly', undefined);
    await expect(wasmEngine()).rejects.toThrow(/needs WebAssembly with SIMD.*or engine cpu/);
  });

  test('a policy that forbids to compile', async () => {
    vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new Error('blocked by CSP'));
    await expect(wasmEngine()).rejects.toThrow(/blocked by CSP.*wasm-unsafe-eval/);
  });
});
