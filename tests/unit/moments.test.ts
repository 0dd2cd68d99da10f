/** The strategy `moments` of models other than the line. */
import { beforeAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Engine } from '../../src/core/types.ts';
import { openDawn } from '../helpers/dawn.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { testMoments } from '../helpers/moments-suite.ts';
import { failures, verifyOn } from '../helpers/verify.ts';

describe('on the CPU, in f64', () => {
  testMoments(() => cpuEngine('f64'));
});

describe('on WebGPU, in f32', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDawn('f32');
  });
  // testMoments lets it go.
  testMoments(() => engine);

  test('refuses columns that f32 cannot hold, with what to do', async () => {
    const { problem } = setUp(parseConfig({ model: 'cubic', points: 20 }));
    const x = problem.data.x.map((value) => value * 1e10);
    const data = { ...problem.data, x };
    await expect(engine.prepare({ ...problem, data, strategy: 'moments' })).rejects.toThrow(
      /^strategy moments keeps mean squares of columns, and one is \d\.\d\de\+\d+, beyond 1\.18e-38 to 3\.40e\+38: scale x, or use dispatch$/,
    );
  });

  test('refuses what is not linear', async () => {
    const { problem } = setUp(parseConfig({ model: 'sine' }));
    await expect(engine.prepare({ ...problem, strategy: 'moments' })).rejects.toThrow(
      /linear in their parameters/,
    );
  });

  test('passes verify by every strategy', async () => {
    const settings = { model: 'quadratic', points: 60, lr: 0.01, strategy: 'auto' };
    const report = await verifyOn(engine, settings);
    expect(report.strategies.map(({ strategy }) => strategy)).toEqual([
      ...['dispatch', 'fused', 'moments'],
    ]);
    expect(report.strategies.flatMap(({ checks }) => failures(checks))).toEqual([]);
    expect(report.pass).toBe(true);
  });
});
