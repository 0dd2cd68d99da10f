import { describe, expect, it } from 'vitest';
import { setUp } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { gridOf, parseAxis } from '../../src/run/sweep/axes.ts';
import { cellsOf } from '../../src/run/sweep/cells.ts';
import type { Cells } from '../../src/run/sweep/types.ts';

/** The cells of a sweep over drawn data. */
function cells(settings: Readonly<Record<string, unknown>>, ...axes: readonly string[]): Cells {
  const config = parseConfig({
    epochs: 30,
    ...('replay' in settings ? {} : { points: 20 }),
    ...settings,
  });
  return cellsOf({ config, setUp }, gridOf(axes.map(parseAxis)));
}

describe('a cell of a sweep', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['rates', {}, ['lr=1e-3..1:5:log']],
    ['starts', { start: { b: 2 } }, ['start.a=-3..3:3', 'start.b=-1..1:3']],
    ['starts beside one by places', { start: [0.5, -0.3] }, ['start.b=0.1,0.2']],
    ['momenta from 0 on', {}, ['momentum=0..0.9:4', 'lr=0.1,0.01']],
    ['options of Adam', { optimizer: 'adam', lr: 0.1 }, ['beta1=0,0.5,0.9', 'amsgrad=false,true']],
    ['losses', { model: 'sine' }, ['loss=mse,l1,huber', 'lr=0.1,0.2']],
    ['deltas', { loss: 'huber' }, ['huber-delta=0.1..10:4:log']],
    ['optimizers', {}, ['optimizer=sgd,adam,rmsprop', 'lr=0.1,0.01']],
    ['seeds', { model: 'sine' }, ['seed=1..4', 'lr=0.1,0.2']],
    ['numbers of points', {}, ['points=2,7,30']],
    ['slices of the data', { model: 'sine' }, ['rows=1..10,11..20,5..', 'lr=0.1,0.2']],
    ['slices in batches', { batch: 4 }, ['rows=1..9,12..20', 'seed=3,4']],
    ['models', {}, ['model=sine,exponential,quadratic']],
    ['layers of a network', { model: 'network' }, ['layers=2;3,2', 'activation=tanh,relu']],
    ['schedules', { schedule: 'exponential' }, ['gamma=0.9..0.99:3']],
    ['batches', {}, ['batch=full,5', 'seed=3,4']],
    ['replays', { replay: 'parameter' }, ['lr=0.1,0.2', 'start.b=1,2']],
    [
      'rates of their own',
      { model: 'network', layers: [2] },
      ['rates.0=0.1,0.2', 'rates.2.bias=0.01..1:3:log'],
    ],
    [
      'a rate beside another and what is fixed',
      { model: 'sine', fixed: 'a', rates: 'b=0.5,c=2', optimizer: 'adam' },
      ['rates.c=1,3', 'beta1=0.5,0.8', 'lr=0.1,1'],
    ],
    ['formulas', { formula: 'a*x + b' }, ['formula=a*x+b;a*min(x,1)+b', 'start.a=0,1']],
  ])('is what train sets up: %s', (_, settings, axes) => {
    const all = cells(settings, ...axes);
    const runs = Array.from({ length: all.design.count }, (_, run) => run);
    // Backwards: what was set up first is not what is asked for first.
    for (const order of [runs, runs.toReversed()]) {
      for (const [i, { problem }] of all.cellsOf(order).entries()) {
        const expected = setUp(all.settingsOf(order[i] ?? NaN)).problem;
        expect(problem).toEqual(expected);
      }
    }
    expect(all.epochs).toBe(30);
  });

  it('shares what it has in common with others, so that thousands are set up at once', () => {
    const all = cells({ model: 'sine', optimizer: 'adam', points: 100 }, 'lr=1e-3..1:64:log', 'beta1=0..0.99:64'); // prettier-ignore
    const runs = Uint32Array.from({ length: 4096 }, (_, run) => run);
    const made = all.cellsOf(runs);
    const begin = process.cpuUsage();
    all.cellsOf(runs);
    const { user } = process.cpuUsage(begin);
    expect(new Set(made.map(({ problem }) => problem.data)).size).toBe(1);
    expect(new Set(made.map(({ problem }) => problem.optimizer)).size).toBe(64);
    // 18 ms where nobody else computes.
    expect(user / 1000).toBeLessThan(150);
  });

  it('is of given data where those are given', () => {
    const config = parseConfig({ epochs: 30 });
    const of = (axis: string) =>
      cellsOf({ config, setUp, isOfGiven: true }, gridOf([parseAxis(axis)]));
    expect(() => of('points=5,6')).toThrow(
      /^axis points has no effect on given data \(the rows of the file/,
    );
    expect(() => of('seed=5,6')).not.toThrow();
  });
});
