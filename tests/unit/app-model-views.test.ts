/** The numbers that the views of a model show. */
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/app/training/prepare.ts';
import { changeOf, ofFirstPoint } from '../../src/app/views/kernels/step-numbers.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';

const exponential = (more: object = {}) =>
  prepare(parseConfig({ model: 'exponential', points: 20, ...more }));

describe('the kernels show of a step', () => {
  test('what the first point gives', () => {
    const prepared = exponential({ loss: 'huber', huberDelta: 0.5 });
    const { x, y } = prepared.problem.data;
    const found = ofFirstPoint(prepared, [2, 0.5, -40]);
    const prediction = 2 * Math.exp(-0.5 * (x[0] ?? NaN)) - 40;
    expect(found.inputs).toEqual([x[0]]);
    expect(found.target).toBe(y[0]);
    expect(found.prediction).toBeCloseTo(prediction, 12);
    expect(found.loss).toBeCloseTo(0.5 * ((y[0] ?? NaN) - prediction - 0.25), 12);
    expect(found.slope).toBe(-0.5);
  });

  test('all inputs of the first point', () => {
    const prepared = prepare(parseConfig({ model: 'network', dataset: 'xor', points: 20 }));
    const { x, more } = prepared.problem.data;
    expect(ofFirstPoint(prepared, prepared.problem.start.parameters).inputs).toEqual([
      x[0],
      more?.[0]?.[0],
    ]);
    expect(prepared.axes.more.map(({ name }) => name)).toEqual(['x2']);
  });

  test('how far plain steps go, by the rate of their epoch', () => {
    const prepared = exponential({ schedule: 'step', stepSize: 10, gamma: 0.1 });
    expect(changeOf(prepared, 0.5, 10, [4, -2, 0])).toEqual([-2, 1, -0]);
    const [first = NaN, second = NaN] = changeOf(prepared, 0.5, 11, [4, -2, 0]) ?? [];
    expect(first).toBeCloseTo(-0.2, 12);
    expect(second).toBeCloseTo(0.1, 12);
  });

  test('nothing of that where the optimizer keeps something', () => {
    expect(changeOf(exponential({ optimizer: 'adam' }), 0.5, 1, [4])).toBeUndefined();
    expect(changeOf(exponential({ momentum: 0.9 }), 0.5, 1, [4])).toBeUndefined();
    expect(changeOf(exponential({ weightDecay: 0.1 }), 0.5, 1, [4])).toBeUndefined();
  });
});

test('of several columns each drawn row keeps its numbers together', () => {
  const { drawn, problem } = prepare(
    parseConfig({ model: 'network', dataset: 'circle', points: 30 }),
  );
  const { x, y, more = [] } = problem.data;
  expect(drawn.more).toHaveLength(1);
  drawn.x.forEach((value, i) => {
    const row = x.indexOf(value);
    expect([drawn.y[i], drawn.more[0]?.[i]]).toEqual([y[row], more[0]?.[row]]);
  });
});

test('the loss at the start is that of all columns of own data', () => {
  const column = (at: (i: number) => number) => Float64Array.from({ length: 6 }, (_, i) => at(i));
  const own = {
    name: 'own',
    xName: 'height',
    yName: 'mass',
    x: column((i) => i),
    y: column((i) => i * i),
    others: [{ name: 'age', values: column((i) => 2 * i) }],
    standardise: false,
  };
  const config = parseConfig({ model: 'formula', formula: 'a*x1 + b*x2', start: [1, 1] });
  const prepared = prepare(config, own);
  // Mean of (3i − i²)² over i from 0 to 5.
  expect(prepared.startLoss).toBeCloseTo((0 + 4 + 4 + 0 + 16 + 100) / 6, 12);
  expect(prepared.axes.more.map(({ name }) => name)).toEqual(['age']);
});
