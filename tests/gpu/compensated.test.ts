import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { errorBound } from '../../src/core/quadratic/index.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { setUp } from '../../src/core/setup.ts';
import { exactTrajectory } from '../helpers/theory.ts';
import { STRATEGIES } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { changedGpu } from '../helpers/fake-gpu.ts';
import { last, trainTo } from '../helpers/problems.ts';

for (const strategy of STRATEGIES) {
  describeEngine(
    'webgpu, compensated',
    () => createWebGpuEngine({ gpu: navigator.gpu, precision: 'compensated' }),
    strategy,
  );
}

describe('a compiler that computes as if floats were real numbers', () => {
  test.each([
    ['sums of four', 'return (a - (rounded - back)) + (b - back);', 'return vec4f();'],
    ['sums of θ', 'Parameters(sum, (a - (sum - back)) + (b - back))', 'Parameters(sum, Theta())'],
    ['sums of lanes', '(a.tails + b.tails) + error', '(a.tails + b.tails)'],
    [
      'products',
      'return ((aHigh * bHigh - opaque4(product)) + aHigh * bLow + aLow * bHigh) + aLow * bLow;',
      'return vec4f();',
    ],
  ])('is refused, and may train in f32: %s', async (_name, from, to) => {
    let changed = 0;
    const shader = (code: string): string => {
      changed += code.split(from).length - 1;
      return code.replaceAll(from, to);
    };
    const refused = createWebGpuEngine({ gpu: changedGpu({ shader }), precision: 'compensated' });
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(
      /^precision compensated is not to be had on .+: its compiler drops .*: use precision f32, or engine cpu/,
    );
    expect(changed).toBe(1);
    const plain = await createWebGpuEngine({ gpu: changedGpu({ shader }) });
    expect(plain.info.precision).toBe('f32');
    plain.destroy();
  });
});

describe('from a start that is given', () => {
  const STEPS = 3000;

  test.each(STRATEGIES)('%s stays within the bound of compensated', async (strategy) => {
    const { problem } = setUp(
      parseConfig({ start: '-1.1,20.7', precision: 'compensated', strategy, points: 100 }),
    );
    const engine = await createWebGpuEngine({ gpu: navigator.gpu, precision: 'compensated' });
    const trainer = await engine.prepare(problem);
    const { parameters } = last(await trainTo(trainer, STEPS));
    trainer.destroy();
    engine.destroy();
    const exact = exactTrajectory(problem);
    const due = exact.at(STEPS);
    const bound = errorBound(exact, problem, { precision: 'compensated', strategy })(STEPS);
    parameters.forEach((value, p) => {
      const error = Math.abs(value - (due[p] ?? NaN));
      expect(error).toBeLessThanOrEqual(bound.parameters[p] ?? NaN);
    });
  });
});
