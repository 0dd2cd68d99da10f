import { describe, expect, it } from 'vitest';
import { setUp } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { DeviceLostError, GpuError, LimitError } from '../../src/core/errors.ts';
import type { Engine } from '../../src/core/types.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import { gridOf, parseAxis } from '../../src/run/sweep/axes.ts';
import { cellsOf } from '../../src/run/sweep/cells.ts';
import { inOwnUnits } from '../../src/run/in-own-units.ts';
import { fastestOf } from '../../src/run/sweep/choose.ts';
import { oneByOne } from '../../src/run/sweep/one-by-one.ts';
import { Sweep, type SweepWork } from '../../src/run/sweep/sweep.ts';
import type { Tile } from '../../src/run/sweep/types.ts';

const engine = createCpuEngine({ precision: 'f32', breathe: () => Promise.resolve() });

function sweepOf(
  settings: Readonly<Record<string, unknown>>,
  axes: readonly string[],
  work: Partial<SweepWork> = {},
): Sweep {
  const config = parseConfig({ points: 20, epochs: 30, logEvery: 30, ...settings });
  const cells = cellsOf({ config, setUp }, gridOf(axes.map(parseAxis)));
  return new Sweep({ cells, engine, measures: ['last-loss', 'parameters'], clock: () => performance.now(), ...work }); // prettier-ignore
}

async function tilesOf(sweep: Sweep): Promise<readonly Tile[]> {
  const tiles: Tile[] = [];
  for await (const tile of sweep) tiles.push(tile);
  return tiles;
}

describe('a sweep', () => {
  it('comes to what train comes to, run after run', async () => {
    const settings = { model: 'sine', optimizer: 'adam' };
    const sweep = sweepOf(settings, ['lr=0.01,0.1', 'start.b=-1,1']);
    const [tile, ...others] = await tilesOf(sweep);
    expect(others).toEqual([]);
    expect(tile?.runs).toEqual(Uint32Array.of(0, 1, 2, 3));
    for (const [i, [lr, b]] of [
      [0.01, -1],
      [0.01, 1],
      [0.1, -1],
      [0.1, 1],
    ].entries()) {
      const config = parseConfig({ ...settings, points: 20, epochs: 30, logEvery: 30, lr, start: { b } }); // prettier-ignore
      const trainer = await engine.prepare(setUp(config).problem);
      const { loss, parameters } = await trainer.advance(30, { learningRate: lr ?? NaN });
      expect(tile?.columns['loss']?.[i]).toBe(loss);
      expect(tile?.columns['parameter.b']?.[i]).toBe(parameters[1]);
      trainer.destroy();
    }
  });

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['the line', {}, ['momentum=0,0.9', 'lr=0.01,2']],
    [
      'a curve',
      { model: 'exponential', optimizer: 'adamw' },
      ['weight-decay=0,0.1', 'start.b=0,1'],
    ],
    ['batches', { model: 'quadratic', batch: 6 }, ['seed=1,2', 'loss=mse,huber']],
    ['a network', { model: 'network', layers: [3] }, ['rates.0=0.1,1', 'activation=tanh,relu']],
    ['schedules', { schedule: 'exponential', model: 'sine' }, ['gamma=0.9,0.99', 'points=12,20']],
    [
      'slices in batches',
      { model: 'quadratic', batch: 4 },
      ['rows=1..10,11..20,15..', 'lr=0.01,0.02'],
    ],
  ])('comes to what train comes to: %s', async (_, settings, axes) => {
    const all = ['last-loss', 'best-loss', 'best-epoch', 'diverged-at', 'parameters'];
    const work = sweepOf(settings, axes, { measures: all });
    const config = parseConfig({ points: 20, epochs: 30, logEvery: 30, ...settings });
    const cells = cellsOf({ config, setUp }, gridOf(axes.map(parseAxis)));
    for (const { runs, columns } of await tilesOf(work)) {
      for (const [i, run] of runs.entries()) {
        const { problem, parameterNames } = setUp(cells.settingsOf(run));
        const trainer = await engine.prepare({ ...problem, sampleEvery: 1 });
        const { loss, parameters, samples } = await trainer.advance(30, problem);
        const found = (name: string): number | undefined => columns[name]?.[i];
        const losses = samples.map((sample) => sample.loss);
        const finite = losses.filter(Number.isFinite);
        const gone = losses.findIndex((one) => !Number.isFinite(one));
        expect(found('loss')).toBe(Number.isFinite(loss) ? loss : NaN);
        expect(found('best-loss')).toBe(Math.min(...finite));
        expect(found('best-epoch')).toBe(1 + losses.indexOf(Math.min(...finite)));
        expect(found('diverged-at')).toBe(gone < 0 ? NaN : gone + 1);
        for (const [p, name] of parameterNames.entries())
          expect(found(`parameter.${name}`)).toBe(Number.isFinite(parameters[p]) ? parameters[p] : NaN); // prettier-ignore
        trainer.destroy();
      }
    }
  });

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[], readonly number[]]>([
    ['optimizers apart from each other', {}, ['optimizer=sgd,adam', 'lr=0.1,0.2'], [2, 2]],
    ['lengths of data apart', {}, ['lr=0.1,0.2', 'points=5,6'], [2, 2]],
    ['slices of one length together', {}, ['rows=1..5,2..6,16..,1..6', 'lr=0.1,0.2'], [6, 2]],
    [
      'all that differs by numbers at once',
      { optimizer: 'adam' },
      ['beta1=0.5,0.9', 'lr=0.1,0.2'],
      [4],
    ],
  ])('trains %s', async (_, settings, axes, sizes) => {
    const { engine: many, asked } = makingRuns();
    const tiles = await tilesOf(sweepOf(settings, axes, { engine: many, measures: ['last-loss'] }));
    expect(asked).toEqual(sizes);
    const byOne = await tilesOf(sweepOf(settings, axes, { measures: ['last-loss'] }));
    const lossesOf = (all: readonly Tile[]): unknown => all.flatMap(({ runs, columns }) => [...runs].map((run, i) => [run, columns['loss']?.[i]])); // prettier-ignore
    expect(lossesOf(tiles)).toEqual(lossesOf(byOne));
  });

  it('goes through a part of the runs, so many at a time', async () => {
    const work = { from: 3, until: 9, mostRuns: 4, engine: makingRuns().engine };
    const sweep = sweepOf({}, ['lr=0.001..0.1:12:log'], work);
    expect((await tilesOf(sweep)).map(({ runs }) => [...runs])).toEqual([[3, 4, 5, 6], [7, 8]]); // prettier-ignore
    expect([sweep.progress.done, sweep.progress.count, sweep.progress.leftMs]).toEqual([6, 6, 0]);
  });

  it('computes the tile in hand again where a device is lost, and tells nothing twice', async () => {
    const faults: string[] = [];
    const { engine: failing, asked } = makingRuns({ lostAt: [20, 30, 3] });
    const work = { engine: failing, at: [10, 20], onFault: ({ name }: Error) => faults.push(name) };
    const told = await tilesOf(sweepOf({}, ['lr=0.1,0.2'], work));
    expect(told.map(({ epoch, isDone }) => [epoch, isDone])).toEqual([[10, false], [20, false], [30, true]]); // prettier-ignore
    expect([faults, asked]).toEqual([Array(3).fill('DeviceLostError'), [2, 2, 2, 2]]);
    const whole = await tilesOf(sweepOf({}, ['lr=0.1,0.2']));
    expect(told.at(-1)?.columns).toEqual(whole[0]?.columns);
    const never = sweepOf({}, ['lr=0.1,0.2'], { engine: makingRuns({ lostAt: [1, 1, 1, 1] }).engine }); // prettier-ignore
    await expect(tilesOf(never)).rejects.toThrow(DeviceLostError);
  });

  it('trains one run after another where an engine takes no such runs, and hands on what else it throws', async () => {
    const refusing = (error: Error): Engine => ({ ...engine, runs: () => Promise.reject(error) });
    const tiles = await tilesOf(sweepOf({}, ['lr=0.1,0.2'], { engine: refusing(new LimitError('no')) })); // prettier-ignore
    expect(tiles.map(({ runs }) => runs.length)).toEqual([2]);
    await expect(tilesOf(sweepOf({}, ['lr=0.1,0.2'], { engine: refusing(new GpuError('out of memory')) }))).rejects.toThrow(/^out of memory$/); // prettier-ignore
  });

  it('pauses, goes on, and is stopped between two pieces of work', async () => {
    const sweep = sweepOf({}, ['lr=0.1,0.2'], { at: [1] });
    sweep.pause();
    const tiles: Tile[] = [];
    const going = (async () => {
      for await (const tile of sweep) tiles.push(tile);
    })();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([sweep.paused, tiles.length, sweep.progress.leftMs]).toEqual([true, 0, undefined]);
    sweep.play();
    await going;
    expect(tiles).toHaveLength(2);
    const stopped = sweepOf({}, ['lr=0.1,0.2']);
    stopped.pause();
    const ending = tilesOf(stopped);
    stopped.abort();
    await expect(ending).rejects.toThrow(/^stopped after 0 runs$/);
    await expect(tilesOf(sweepOf({}, ['lr=0.1'], { signal: AbortSignal.abort() }))).rejects.toThrow(/stopped/); // prettier-ignore
  });

  it('tells losses and parameters of standardised data in their own units', async () => {
    const x = Float64Array.from({ length: 20 }, (_, i) => 1000 + i);
    const own = { name: 'n', xName: 'x', yName: 'y', x, y: x.map((one) => 3 * one + 7 + Math.sin(one)), standardise: true }; // prettier-ignore
    const config = parseConfig({ epochs: 30, logEvery: 30, start: [3, 0] });
    const cells = cellsOf({ config, setUp: (one) => setUp(one, own), isOfGiven: true }, gridOf([parseAxis('lr=0.1,0.3')])); // prettier-ignore
    const work = { cells, engine, clock: () => performance.now() };
    const [tile] = await tilesOf(new Sweep({ ...work, measures: ['last-loss', 'parameters', 'epochs-to'], target: 0.6 })); // prettier-ignore
    const { problem, units } = setUp({ ...config, lr: 0.3 }, own);
    if (units === undefined) throw new Error('the data are not standardised');
    const trainer = await inOwnUnits(engine, units).prepare({ ...problem, sampleEvery: 1 });
    const { loss, parameters, samples } = await trainer.advance(30, { learningRate: 0.3 });
    expect(tile?.columns['loss']?.[1]).toBeCloseTo(loss, 12);
    expect(tile?.columns['parameter.b']?.[1]).toBeCloseTo(parameters[1] ?? NaN, 9);
    expect(tile?.columns['epochs-to']?.[1]).toBe(samples.find((one) => one.loss <= 0.6)?.epoch);
  });
});

describe('the value of the boundary between runs that learn and runs that do not', () => {
  it('is −Σ of loss/first where the last twenty are below the first, and Σ of first/loss elsewhere', async () => {
    const [tile] = await tilesOf(sweepOf({}, ['lr=0.01,0.9'], { measures: ['ratio-sum', 'recent-loss', 'last-loss'] })); // prettier-ignore
    for (const [i, lr] of [0.01, 0.9].entries()) {
      const config = parseConfig({ points: 20, epochs: 30, logEvery: 1, lr });
      const trainer = await engine.prepare(setUp(config).problem);
      const { samples } = await trainer.advance(30, { learningRate: lr });
      const first = samples[0]?.loss ?? NaN;
      const v = samples
        .map(({ loss }) => Math.fround(loss / first))
        .map((one) => (one <= 1e6 ? one : 1e6));
      const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0);
      const learns = sum(v.slice(-20)) / 20 < 1;
      expect(learns).toBe(i === 0);
      const due = learns ? -sum(v) : sum(v.map((one) => 1 / Math.max(one, 1e-6)));
      const recent = sum(samples.slice(-20).map(({ loss }) => loss)) / 20;
      if (learns) expect(tile?.columns['recent-loss']?.[i]).toBeCloseTo(recent, 5);
      else expect(tile?.columns['recent-loss']?.[i]).toBeNaN();
      // Sums of thirty f32.
      expect(Math.abs((tile?.columns['ratio-sum']?.[i] ?? NaN) - due)).toBeLessThan(30 * 2 ** -23 * Math.abs(due)); // prettier-ignore
    }
  });
});

describe('the engine of a sweep', () => {
  it('is the one that made most runs in a piece', async () => {
    const config = parseConfig({ points: 20, epochs: 30 });
    const cells = cellsOf({ config, setUp }, gridOf([parseAxis('lr=0.1,0.2')]));
    let now = 0;
    // Each takes so long for a piece of work, by a clock of its own.
    const slow = (ms: number): Engine => makingRuns({ onAdvance: () => (now += ms) }).engine;
    const [one, other] = [slow(40), slow(25)];
    const refusing: Engine = { ...engine, runs: () => Promise.reject(new GpuError('out of memory')) }; // prettier-ignore
    const { engine: taken, tried } = await fastestOf([one, other, refusing], cells, () => now);
    expect(taken).toBe(other);
    expect(tried.map(({ runEpochsPerSecond, refusal }) => runEpochsPerSecond ?? refusal)).toEqual([50, 80, 'out of memory']); // prettier-ignore
    await expect(fastestOf([refusing], cells, () => now)).rejects.toThrow(/^no engine makes these runs: out of memory$/); // prettier-ignore
  });
});

/** An engine that makes many runs at once: by making one after another; it may lose its device on the way. */
function makingRuns({
  lostAt = [],
  onAdvance = () => undefined,
}: { readonly lostAt?: readonly number[]; readonly onAdvance?: () => unknown } = {}) {
  const asked: number[] = [];
  const many: Engine = {
    ...engine,
    runs: async (problems, options) => {
      const lost = lostAt[asked.length] ?? Infinity;
      asked.push(problems.length);
      const runs = await oneByOne(engine, problems, options);
      let epoch = 0;
      return {
        ...runs,
        advance: (count) => {
          epoch += count;
          onAdvance();
          if (epoch >= lost) return Promise.reject(new DeviceLostError('the device is gone'));
          return runs.advance(count);
        },
      };
    },
  };
  return { engine: many, asked };
}
