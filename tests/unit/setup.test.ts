import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { replayRun } from '../../src/core/article/replay.ts';
import { lossAt } from '../../src/core/landscape.ts';
import { CATALOGUE } from '../../src/core/models/catalogue.ts';
import { setUp, truthOf } from '../../src/core/setup.ts';
import goldens from '../fixtures/torch-goldens.json';
import sizes from '../fixtures/torch-goldens-sizes.json';
import { startAt } from '../helpers/problems.ts';

/** Those that have points of their own. */
const CURVES = Object.entries(CATALOGUE).flatMap(([id, row]) =>
  'data' in row ? [[id, row.data.noise] as const] : [],
);

describe('setUp', () => {
  test.each([...goldens.cases, ...sizes.cases])(
    'draws the data, then the start, as PyTorch: $model, seed $seed, $n points',
    ({ model, seed, n, x, y, init }) => {
      const { problem } = setUp(parseConfig({ model, seed, points: n }));
      expect([...problem.data.x]).toEqual(x);
      // Below 16 points the noise may differ by an ulp: y is below 64, where that is 2^-18.
      const tolerance = n >= 16 ? 0 : 2 ** -18;
      y.forEach((expected, i) => {
        expect(Math.abs((problem.data.y[i] ?? NaN) - expected)).toBeLessThanOrEqual(tolerance);
      });
      expect(problem.start).toEqual(startAt(init));
    },
  );

  test('passes the settings on', () => {
    const config = parseConfig({ model: 'linear', lr: 0.01, logEvery: 7, points: 20 });
    const { problem, parameterNames, ...rest } = setUp(config);
    expect(rest.config).toEqual(config);
    expect(parameterNames).toEqual(['linear.weight', 'linear.bias']);
    expect(problem).toMatchObject({
      loss: { kind: 'mse' },
      optimizer: { kind: 'sgd' },
      schedule: { kind: 'constant' },
      batch: 'full',
      learningRate: 0.01,
      sampleEvery: 7,
    });
  });

  test('a start that is given leaves the data as they are', () => {
    for (const raw of [{ seed: 7 }, { replay: 'linear' }]) {
      const drawn = setUp(parseConfig(raw)).problem;
      const given = setUp(parseConfig({ ...raw, start: '1.5,-0.1' })).problem;
      expect(given).toEqual({
        ...drawn,
        start: startAt([1.5, Math.fround(-0.1)]),
      });
    }
  });

  test.each(['parameter', 'linear'] as const)('sets up the replay of %s', (replay) => {
    const { problem, config } = setUp(parseConfig({ replay }));
    expect(config.model).toBe(replay);
    expect(problem.data).toEqual(replayRun(replay).data);
    expect(problem.start).toEqual(startAt(replayRun(replay).start));
  });

  test.each(CURVES)('%s has the true curve that its points scatter about', (model, noise) => {
    const config = parseConfig({ model });
    const lossAtTruth = lossAt(setUp(config).problem)(truthOf(config) ?? []);
    // The mean square of 100 draws: within a half of σ², more than three of its standard deviations.
    expect(Math.abs(lossAtTruth / noise ** 2 - 1)).toBeLessThan(0.5);
  });
});
