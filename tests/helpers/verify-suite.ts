import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/core/types.ts';
import type { Extent } from './extent.ts';
import { failures, verifyOn } from './verify.ts';

/** A software adapter on a busy machine. */
const PATIENCE_MS = 240_000;

/** `verify` by every strategy: what it finds passes, and nothing is left out. */
export function describeVerify(open: () => Promise<Engine>, extent: Extent = 'whole'): void {
  const seeds = extent === 'whole' ? [1, 7, 42] : [7];
  describe('verify', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => {
      engine.destroy();
    });

    /** @returns how many checks passed */
    async function expectPass(settings: Readonly<Record<string, unknown>>): Promise<number> {
      const { strategies, pass } = await verifyOn(engine, { strategy: 'auto', ...settings });
      expect(strategies.map(({ strategy }) => strategy)).toEqual(['dispatch', 'fused', 'moments']);
      const checks = strategies.flatMap((one) => one.checks);
      expect(failures(checks)).toEqual([]);
      expect(pass).toBe(true);
      return checks.length;
    }

    test("the article's run", { timeout: PATIENCE_MS }, async ({ task }) => {
      const verified = await expectPass({ epochs: 20_000 });
      // For the table of the implementations.
      Object.assign(task.meta, { verified });
    });

    test.each([2, 100, 1000, 5000])(
      `%i points, ${seeds.length} of the seeds`,
      { timeout: PATIENCE_MS },
      async (points) => {
        for (const seed of seeds) await expectPass({ points, seed, epochs: 60 });
      },
    );

    test('a rate that diverges', { timeout: PATIENCE_MS }, async () => {
      await expectPass({ lr: 0.03 });
    });
  });
}
