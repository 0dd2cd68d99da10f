import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/core/types.ts';
import { openDawn } from '../helpers/dawn.ts';
import { failures, verifyOn } from '../helpers/verify.ts';

// A software adapter on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

describe('WebGPU under Node is verified by all strategies', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDawn();
  });
  afterAll(() => {
    engine.destroy();
  });

  async function expectPass(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const report = await verifyOn(engine, { strategy: 'auto', ...settings });
    const { strategies } = report;
    expect(strategies.map(({ strategy }) => strategy)).toEqual(['dispatch', 'fused', 'moments']);
    expect(strategies.flatMap(({ checks }) => failures(checks))).toEqual([]);
    expect(report.pass).toBe(true);
  }

  it("for the article's config", () => expectPass({ epochs: 20_000 }));

  it.each([2, 100, 1000, 5000])('for %i points, three seeds', async (points) => {
    for (const seed of [1, 7, 42]) await expectPass({ points, seed, epochs: 60 });
  });

  it('for a rate that diverges', () => expectPass({ lr: 0.03 }));
});
