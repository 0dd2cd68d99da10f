/** The numbers that the views of a model show. */
import { describe, expect, test } from 'vitest';
import { onTheirSide } from '../../src/core/data/goodness.ts';
import { goodnessOfRun } from '../../src/app/format/of-run.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { changeOf, ofFirstPoint } from '../../src/app/views/hood/kernels/step-numbers.ts';
import {
  answersOf,
  edgeOf,
  unitsLayout,
  weightsLayout,
} from '../../src/app/views/lab/network/network.ts';
import {
  cellsFor,
  levelsOf,
  mapOf,
  placesOver,
  shadeOf,
  shareOf,
  windowOf,
} from '../../src/app/views/lab/network/plane-map.ts';
import { networkParameterNames } from '../../src/core/models/network.ts';
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

test('R² and RMSE are told of a mean square over all points alone', () => {
  const prepared = exponential();
  const { rSquared, rmse } = goodnessOfRun(prepared, 0.25);
  expect(rSquared).toBeCloseTo(1 - 0.25 / prepared.variance, 12);
  expect(rmse).toBe(0.5);
  for (const settings of [{ loss: 'l1' }, { batch: 5 }]) {
    expect(goodnessOfRun(exponential(settings), 0.25)).toEqual({ rSquared: NaN, rmse: NaN });
  }
});

describe('the map of a model of two inputs', () => {
  const settings = { model: 'network', dataset: 'xor', points: 40 };
  const prepared = prepare(parseConfig(settings));
  const { drawn, problem, reading } = prepared;

  test('holds every point, with some room', () => {
    const { aMin, aMax, bMin, bMax } = windowOf(drawn);
    const [up = []] = drawn.more;
    expect(aMin).toBeLessThan(Math.min(...drawn.x));
    expect(aMax).toBeGreaterThan(Math.max(...drawn.x));
    expect(bMin).toBeLessThan(Math.min(...up));
    expect(bMax).toBeGreaterThan(Math.max(...up));
  });

  test('has in each cell what the model says of its middle', () => {
    const theta = problem.start.parameters;
    const window = { aMin: 0, aMax: 3, bMin: -6, bMax: 0 };
    const due = [
      [0.5, -5],
      [1.5, -5],
      [2.5, -1],
    ].map((row) => reading.predict(theta, row));
    const of = (map: readonly number[]) => [map[0], map[1], map[8]];
    const { model } = problem;
    const network = mapOf(model, reading, theta, placesOver(window, 3));
    expect(network).toHaveLength(9);
    for (const [i, value] of of(network).entries()) expect(value).toBeCloseTo(due[i] ?? NaN, 6);
    // The same without the layers at hand.
    const formula = { nodes: [], inputs: [], parameters: [], output: 0 };
    expect(of(mapOf(formula, reading, theta, placesOver(window, 3)))).toEqual(due);
  });

  test('is as fine as its model is small', () => {
    expect(cellsFor({ sizes: [2, 4, 2, 1], activation: 'tanh' })).toBe(96);
    expect(cellsFor({ sizes: [2, 256, 256, 1], activation: 'tanh' })).toBe(10);
  });

  test('shows the chance of a class, or the numbers of y', () => {
    const classes = shadeOf({ kind: 'bce-with-logits' }, [0, 1]);
    expect(classes.valueOf(0)).toBe(0.5);
    expect(classes.valueOf(Math.log(3))).toBeCloseTo(0.75, 12);
    expect(shareOf(0.25, classes)).toBe(0.25);
    expect(levelsOf(classes)).toEqual([0.5]);
    const heights = shadeOf({ kind: 'mse' }, [4, -2, 10]);
    expect(heights.valueOf(7)).toBe(7);
    expect([-5, -2, 4, 10, 99].map((value) => shareOf(value, heights))).toEqual([0, 0, 0.5, 1, 1]);
    expect(levelsOf(heights)).toEqual([0, 2, 4, 6, 8]);
  });

  test('tells how many points are on their side', () => {
    expect(onTheirSide([2, -1, 0.1, -3], [1, 0, 0, 1])).toBe(2);
  });
});

describe('the picture of a network', () => {
  const network = { sizes: [2, 3, 1], activation: 'tanh' } as const;
  const theta = [...Array(13).keys()].map((p) => p - 6);
  const names = networkParameterNames(network);
  const { blocks } = weightsLayout(network, 540, 190);

  test('has each parameter between the units that its name says', () => {
    expect(edgeOf('0.weight[2][1]')).toEqual({ layer: 1, from: 1, to: 2 });
    expect(edgeOf('2.weight[0][2]')).toEqual({ layer: 2, from: 2, to: 0 });
    expect(edgeOf('2.bias[0]')).toEqual({ layer: 2, from: undefined, to: 0 });
  });

  test('has each parameter once, a row a unit and its bias at the end; of the output a column', () => {
    const [first, second] = blocks;
    const called = (places: readonly (readonly number[])[] = []) =>
      places.map((row) => row.map((at) => names[at]));
    expect(called(first?.places)[1]).toEqual(['0.weight[1][0]', '0.weight[1][1]', '0.bias[1]']);
    expect(called(second?.places)).toEqual([
      ['2.weight[0][0]'],
      ['2.weight[0][1]'],
      ['2.weight[0][2]'],
      ['2.bias[0]'],
    ]);
    const all = blocks.flatMap(({ places }) => places.flat());
    expect(all.toSorted((p, q) => p - q)).toEqual([...theta.keys()]);
  });

  test.each([
    [[2, 16, 16, 1], 540, 190],
    [[1, 1, 1], 240, 120],
    [[2, ...Array<number>(8).fill(256), 1], 540, 190],
  ])('%j stays inside %d × %d', (sizes, width, height) => {
    const { size, blocks } = weightsLayout({ sizes }, width, height);
    for (const [l, { places, left }] of blocks.entries()) {
      const right = left + size * (places[0]?.length ?? 0);
      expect(right).toBeLessThanOrEqual((blocks[l + 1]?.left ?? width) + 1e-9);
      expect(size * places.length).toBeLessThanOrEqual(height + 1e-9);
    }
    const hidden = sizes.slice(1, -1);
    const units = unitsLayout(hidden, width, height, 20);
    expect(new Set(units.tiles.map(({ layer }) => layer)).size).toBe(hidden.length);
    expect(new Set(units.tiles.map(({ left, top }) => `${left} ${top}`)).size).toBe(
      units.tiles.length,
    );
    for (const { left } of units.tiles) expect(left + units.size).toBeLessThanOrEqual(width);
    if (hidden.length < 8) {
      for (const { top } of units.tiles) expect(top + units.size).toBeLessThanOrEqual(height);
    }
  });

  test.each(['tanh', 'relu', 'sigmoid'] as const)(
    'of %s units has what each of them answers, the last being the model itself',
    (activation) => {
      const { reading } = prepare(
        parseConfig({ model: 'network', dataset: 'xor', layers: [3], activation, points: 20 }),
      );
      const inputs = [Float32Array.of(0.5, -2), Float32Array.of(1, 3)];
      const [hidden, [last] = []] = answersOf({ ...network, activation }, theta, inputs);
      expect(hidden).toHaveLength(3);
      expect(last?.[0]).toBeCloseTo(reading.predict(theta, [0.5, 1]), 5);
      expect(last?.[1]).toBeCloseTo(reading.predict(theta, [-2, 3]), 5);
    },
  );
});
