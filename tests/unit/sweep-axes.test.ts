/** Axes from text, grids and points that are drawn: what differs from run to run. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { axisOf, gridOf, parseAxis } from '../../src/run/sweep/axes.ts';
import { coarseToFine, inOrderOfAxes } from '../../src/run/sweep/order.ts';
import { sampledOf } from '../../src/run/sweep/sampled.ts';
import { sobolAt } from '../../src/run/sweep/sobol.ts';
import { random } from '../helpers/random.ts';

const numbersOf = (text: string): readonly number[] => parseAxis(text).values.map(Number);

describe('an axis', () => {
  it.each<[string, readonly (number | string)[]]>([
    ['lr=0.1,0.01', [0.1, 0.01]],
    ['momentum=0..0.9:4', [0, 0.3, 0.6, 0.9]],
    ['lr=1e-3..1:4:log', [0.001, 0.01, 0.1, 1]],
    ['lr=1e-3..1:4:lin', [0.001, 0.334, 0.667, 1]],
    ['optimizer=sgd, adam', ['sgd', 'adam']],
    ['nesterov=true,false', ['true', 'false']],
    ['huberDelta=1,2', [1, 2]],
    ['layers=8;8,8', ['8', '8,8']],
    ['batch=full,5', ['full', 5]],
    ['seed=3..6', [3, 4, 5, 6]],
    ['seed=18446744073709551615', ['18446744073709551615']],
    ['points=10..1000:3:log', [10, 100, 1000]],
    ['start.b=-6..6:4', [-6, -2, 2, 6]],
    ['rates.0.weight=1e-2..1:3:log', [0.01, 0.1, 1]],
  ])('%s', (text, values) => {
    expect(parseAxis(text).values).toEqual(values);
  });

  it('is called as the terminal calls the setting', () => {
    expect(parseAxis('huberDelta=1,2').name).toBe('huber-delta');
    expect(parseAxis(' lr = 0.1 ').name).toBe('lr');
    expect(axisOf({ name: 'start.b', values: [1, -1] })).toEqual({ name: 'start.b', values: [1, -1], scale: 'listed' }); // prettier-ignore
  });

  it('has its ends to the bit, even ratios between them, and numbers that are short and read back', () => {
    const [low, high, count] = [1.2345678901234e-5, 0.98765432109876, 64];
    const values = numbersOf(`lr=${low}..${high}:${count}:log`);
    expect([values[0], values.at(-1), values.length]).toEqual([low, high, count]);
    const step = Math.log(high / low) / (count - 1);
    for (const [i, value] of values.entries()) {
      // Rounded by at most half of a unit in the place of a ten-thousandth of a step.
      expect(Math.abs(Math.log(value / low) - i * step)).toBeLessThan(0.51e-4 * step);
      expect(parseConfig({ lr: String(value) }).lr).toBe(value);
      if (i > 0 && i < count - 1) expect(String(value).replace(/e.*|\D/g, '').replace(/^0+/, '').length).toBeLessThan(8); // prettier-ignore
    }
  });

  it.each([
    ['lr', /^axis "lr" has no values: write it as/],
    ['lr=', /has no values/],
    ['momentun=1,2', /^axis "momentun" is no setting: did you mean momentum\?$/],
    ['learning-rate=1,2', /did you mean lr\?$/],
    ['frobnicate=1', /use a setting, start.NAME, rates.NAME or seed$/],
    ['lr=1..1e-3:4', /ends at 0.001, not above 1: write the lesser end first$/],
    ['lr=0..1:4', /^lr "?0"? is not a number from 1e-12/],
    [
      'momentum=0..0.9:4:log',
      /begins at 0, and logarithms begin above 0: raise it, or write :lin$/,
    ],
    ['lr=1e-3..1:1', /has 1 values: give a whole number from 2 to 1048576$/],
    ['lr=1e-3..1:2.5', /has 2.5 values/],
    ['lr=1e-3..1:4:cubic', /is not LOW..HIGH:COUNT/],
    ['lr=1e-3..1..2:4', /is not LOW..HIGH:COUNT/],
    ['points=2..5:9', /has 9 values: give a whole number from 2 to 4$/],
    ['points=2..1000:40:log', /has only \d+ different whole numbers: give that many values$/],
    ['points=2.5..9:3', /^points 2.5 is not an integer/],
    ['optimizer=sgd,adm', /^optimizer "adm" is unknown/],
    ['optimizer=sgd,sgd', /^axis optimizer has sgd twice: leave one out$/],
    ['start=1,2', /^axis start is of several parameters: name one, as in start.b$/],
    ['rates=1', /is of several parameters/],
    [
      'epochs=10,20',
      /^axis epochs is the same for all runs: say it once, beside the axes, as --epochs$/,
    ],
    ['log-every=1,2', /^axis log-every changes nothing about a run/],
    ['engine=cpu,wasm', /changes nothing about a run/],
    ['start.b=-1e13..0:3', /^start.b -10000000000000 is not a number from/],
    ['rates.b=0,1', /^rates.b "0" is not a number from 1e-12/],
  ])('%s is refused', (text, why) => {
    expect(() => parseAxis(text)).toThrow(why);
  });
});

describe('a grid', () => {
  it('has the last axis the fastest', () => {
    const { shape, count, at } = gridOf([parseAxis('lr=1,2'), parseAxis('momentum=0,0.5,0.9')]);
    expect([shape, count]).toEqual([[2, 3], 6]);
    expect(Array.from({ length: count }, (_, run) => at(run))).toEqual([[1, 0], [1, 0.5], [1, 0.9], [2, 0], [2, 0.5], [2, 0.9]]); // prettier-ignore
  });

  it.each([
    [[], /^a sweep has 1 to 4 axes, not 0: name what differs/],
    [['lr=1,2', 'lr=3,4'], /^axis lr is there twice: leave one out$/],
    [['lr=1', 'momentum=0', 'seed=1', 'points=3', 'model=sine'], /1 to 4 axes, not 5/],
    [['lr=1e-3..1:log'], /^axis lr has no number of values: give one, as in lr=0.001..1:16$/],
    [
      ['lr=1e-3..1:2000', 'start.a=0..1:2000', 'start.b=0..1:2000'],
      /runs, and a sweep has 4294967295 at most/,
    ],
  ])('of %j is refused', (axes, why) => {
    expect(() => gridOf(axes.map(parseAxis))).toThrow(why);
  });
});

describe('points that are drawn', () => {
  it('by Sobol are those that scipy.stats.qmc.Sobol has without scrambling', () => {
    expect([1, 2, 4, 7, 1000].map((point) => sobolAt(point, 4))).toEqual([
      [0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125],
      [0.2197265625, 0.0966796875, 0.5185546875, 0.6767578125],
    ]);
    expect(sobolAt(2 ** 32 - 1, 4).every((one) => one >= 0 && one < 1)).toBe(true);
  });

  const axes = [parseAxis('lr=1e-4..1:log'), parseAxis('points=3..6'), parseAxis('optimizer=sgd,adam')]; // prettier-ignore

  it.each(['sobol', 'random'] as const)('%s fills ranges evenly, by their scales', (kind) => {
    const count = 4096;
    const { at, shape } = sampledOf(axes, { kind, count });
    expect(shape).toEqual([count]);
    const points = Array.from({ length: count }, (_, run) => at(run));
    const shares = (of: (point: readonly (number | string)[]) => boolean): number => points.filter(of).length / count; // prettier-ignore
    // Five standard deviations of a share of a half, of 4,096 random points.
    const near = (share: number, due: number): void => expect(Math.abs(share - due)).toBeLessThan(0.04); // prettier-ignore
    near(
      shares(([lr]) => Number(lr) < 1e-2),
      0.5,
    );
    for (const n of [3, 4, 5, 6])
      near(
        shares(([, one]) => one === n),
        0.25,
      );
    near(
      shares(([, , one]) => one === 'adam'),
      0.5,
    );
    expect(points.every(([lr]) => Number(lr) >= 1e-4 && Number(lr) <= 1)).toBe(true);
  });

  it('at random are the same for a seed, in whatever order they are asked for', () => {
    const draw = (seed: number) => sampledOf(axes, { kind: 'random', count: 5000, seed });
    const [one, other, third] = [draw(1), draw(1), draw(2)];
    const runs = [4999, 0, 1024, 1023, 4999];
    const forth = runs.map((run) => one.at(run));
    expect(
      runs
        .toReversed()
        .map((run) => other.at(run))
        .toReversed(),
    ).toEqual(forth);
    expect(forth[1]).not.toEqual(third.at(0));
    expect(new Set(forth.map(String)).size).toBe(4);
  });

  it('have to be some', () => {
    expect(() => sampledOf(axes, { kind: 'sobol', count: 0 })).toThrow(
      /^sobol 0 is not an integer from 1/,
    );
  });
});

describe('the order of the runs', () => {
  const below = random(7);
  it.each([[[64, 64]], [[1, 1]], [[7]], [[5, 9, 3]], [[1 + below(40), 33]]])(
    'of %j has each once',
    (shape) => {
      const count = shape.reduce((product, length) => product * length, 1);
      for (const order of [coarseToFine(shape, 100), inOrderOfAxes(0, count, 100)]) {
        const batches = [...order];
        expect(batches.every(({ runs }) => runs.length <= 100)).toBe(true);
        const all = batches.flatMap(({ runs }) => [...runs]);
        expect(all.toSorted((one, other) => one - other)).toEqual([...all.keys()]);
        expect(all).toHaveLength(count);
      }
    },
  );

  it('from coarse to fine begins with a picture of few, at every so many-th value', () => {
    const [first, second] = [...coarseToFine([64, 64], 4096)];
    expect([first?.stride, first?.runs.length, second?.stride]).toEqual([8, 64, 4]);
    expect([...(first?.runs ?? [])].every((run) => run % 8 === 0 && Math.floor(run / 64) % 8 === 0)).toBe(true); // prettier-ignore
  });
});
