/** Runs of PyTorch's on WebGPU, in f32. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUp } from '../../src/core/setup.ts';
import type { Engine } from '../../src/core/types.ts';
import { run } from './fault-runs.ts';
import { configOf, covering, nameOf, type ModelGolden } from './model-goldens.ts';

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
const apart = (found: number | undefined, due: number): number =>
  Math.abs((found ?? NaN) - due) / Math.abs(due);

const FUSED = ['fused'] as const;
const BOTH = [...FUSED, 'dispatch'] as const;

/**
 * All of them by `fused`. What `dispatch` puts around the same functions depends on their kinds alone: it trains as few as
 * have each kind among them.
 * @param beginning of each run so many epochs, by `fused` alone; all where it is left out
 */
export function describeModelGoldens(
  open: () => Promise<Engine>,
  goldens: readonly ModelGolden[],
  beginning?: number,
): void {
  const byBoth = new Set(beginning === undefined ? covering(goldens) : []);
  let engine: Promise<Engine>;
  beforeAll(() => {
    engine = open();
  });
  afterAll(async () => {
    (await engine).destroy();
  });

  describe.each(goldens.map((golden) => ({ name: nameOf(golden), golden })))(
    '$name',
    ({ golden }) => {
      test.each(byBoth.has(golden) ? BOTH : FUSED)('%s', async (strategy) => {
        const { log } = golden;
        const epochs = Math.min(golden.epochs, beginning ?? Infinity);
        const log64 = golden.log64.filter(([epoch]) => epoch <= epochs);
        expect(log64.length).toBeGreaterThan(0);
        // As often as the log needs.
        const sampleEvery = log64.map(([epoch]) => epoch).reduce(divisor);
        const { problem } = setUp(configOf(golden));
        // In smaller pieces where a driver cuts work short.
        const snapshots = await run(await engine, { ...problem, strategy, sampleEvery }, epochs);
        const samples = snapshots.flatMap((snapshot) => snapshot.samples);
        const losses = new Map(samples.map(({ epoch, loss }) => [epoch, loss]));
        // PyTorch's own distance between f32 and f64, up to that line.
        let bound = 5e-6;
        log64.forEach(([epoch, due], i) => {
          bound = Math.max(bound, 30 * apart(log[i]?.[1], due));
          expect(apart(losses.get(epoch), due), `epoch ${epoch}`).toBeLessThanOrEqual(bound);
        });
      });
    },
  );
}
