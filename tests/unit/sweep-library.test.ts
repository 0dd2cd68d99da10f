/** A sweep as a program has it: whole columns, tiles, targets, basins, and what is refused. */
import { describe, expect, it } from 'vitest';
import { fit, sweep, train, type Tile } from '../../src/index.ts';
import { basinsOf } from '../../src/run/sweep/basins.ts';

const x = Array.from({ length: 24 }, (_, i) => i / 4 - 3);
const y = x.map((one, i) => 2 * Math.sin(1.5 * one + 0.5) + 1 + 0.1 * Math.sin(12.9 * i));
const line = { lr: 0.05, epochs: 60, logEvery: 60, engine: 'cpu' } as const;

describe('a sweep', () => {
  it('has a column a measure, whose places count the axes', async () => {
    const found = await sweep({ x, y }, line, ['start.a=-1,1,3', 'lr=0.01,0.1'], { measures: ['last-loss', 'best-epoch', 'parameters'] }); // prettier-ignore
    expect([found.shape, found.parameterNames, found.engine.engine]).toEqual([[3, 2], ['a', 'b'], 'cpu']); // prettier-ignore
    expect(Object.keys(found.columns)).toEqual(['loss', 'best-epoch', 'parameter.a', 'parameter.b']); // prettier-ignore
    const start = await train({ x, y }, { ...line, epochs: 1 }).result();
    const [, b = NaN] = start.samples[0]?.parameters ?? [];
    expect(b).not.toBe(NaN);
    const run = train({ x, y }, { ...line, lr: 0.1 });
    const own = await sweep({ x, y }, line, ['lr=0.1']);
    expect(own.columns['loss']?.[0]).toBe((await run.result()).loss);
  });

  it('hands over tiles, and keeps nothing then', async () => {
    const tiles: Tile[] = [];
    const left: (number | undefined)[] = [];
    const { columns } = await sweep({ x, y }, line, ['lr=0.001..0.1:70:log'], {
      at: [10, 60, 500, 10],
      onTile: (tile, { done, leftMs }) => {
        tiles.push(tile);
        if (tile.isDone) left.push(done, leftMs);
      },
    });
    expect(columns).toEqual({});
    // Where one run is trained after another, so many at a time.
    expect(tiles.map(({ runs, epoch, isDone }) => [runs.length, epoch, isDone])).toEqual([[64, 10, false], [64, 60, true], [6, 10, false], [6, 60, true]]); // prettier-ignore
    expect(left).toEqual([64, expect.any(Number), 70, 0]);
  });

  it('says epochs to within 1 % of the least squares where those are known', async () => {
    const { columns, target } = await sweep({ x, y }, { ...line, epochs: 400 }, ['lr=0.0001,0.05'], { measures: ['epochs-to', 'last-loss'] }); // prettier-ignore
    const { rss } = await fit({ x, y }, 'a*x + b');
    expect(target?.from).toBe('least-squares');
    expect(target?.loss).toBeCloseTo((1.01 * rss) / x.length, 6);
    const [never, epoch = NaN] = columns['epochs-to'] ?? [];
    expect(never).toBeNaN();
    const run = await train({ x, y }, { ...line, epochs: 400, logEvery: 1 }).result();
    const first = run.samples.find(({ loss }) => loss <= (target?.loss ?? NaN));
    expect(epoch).toBe(first?.epoch);
  });

  it('says epochs to within 1 % of the best of some runs elsewhere', async () => {
    const sine = { model: 'sine', epochs: 30, logEvery: 30, engine: 'cpu' } as const;
    const { columns, target } = await sweep({ x, y }, sine, ['lr=0.01,0.1'], { measures: ['epochs-to', 'best-loss'] }); // prettier-ignore
    expect(target).toEqual({ loss: 1.01 * Math.min(...(columns['best-loss'] ?? [])), from: 'best-of-some', runs: 2 }); // prettier-ignore
    expect(columns['epochs-to']?.some(Number.isFinite)).toBe(true);
  });

  it.each(['momentum=0,0.9', 'rates.a=0.01,0.1', 'start.a=-1,1'])('knows the least squares over %s, which leaves the loss as it is', async (axis) => {
    const { target } = await sweep({ x, y }, { ...line, epochs: 2 }, ['lr=0.001,0.05', axis], { measures: ['epochs-to'] }); // prettier-ignore
    expect(target?.from).toBe('least-squares');
  }); // prettier-ignore

  it('hears what no run can have before others have run', async () => {
    let tiles = 0;
    const axes = ['rows=1..9,2..10,5..1000', 'lr=1e-4..1e-3:6000'];
    const asked = sweep({ x, y }, { ...line, epochs: 1, engine: 'wasm' }, axes, { onTile: () => tiles++ }); // prettier-ignore
    await expect(asked).rejects.toThrow(/rows "5\.\.1000" ends at row 1000/);
    expect(tiles).toBe(0);
  });

  it('knows none where the losses differ', async () => {
    const { target } = await sweep({ x, y }, { ...line, epochs: 2, loss: { kind: 'huber' } }, ['huber-delta=0.5,1'], { measures: ['epochs-to'] }); // prettier-ignore
    expect(target?.from).toBe('best-of-some');
  });

  it('says epochs to the loss that somebody asks for', async () => {
    const settings = { ...line, logEvery: 1 };
    const { samples } = await train({ x, y }, settings).result();
    const { epoch, loss = NaN } = samples[20] ?? {};
    const asked = { measures: ['epochs-to'], target: loss } as const;
    const { columns, target } = await sweep({ x, y }, settings, ['lr=0.0001,0.05'], asked);
    expect(target).toEqual({ loss, from: 'given', runs: 0 });
    expect([...(columns['epochs-to'] ?? [])]).toEqual([NaN, epoch]);
  });

  it('numbers the minima that starts come to, as the oracle has them', async () => {
    const settings = { model: 'sine', optimizer: 'adam', lr: 0.1, epochs: 400, logEvery: 400, engine: 'cpu', precision: 'f64', start: [2, 1.5, 0.5, 1] } as const; // prettier-ignore
    const { columns, minima } = await sweep({ x, y }, settings, ['start.b=0.5..4:6', 'start.c=0,3'], { measures: ['basin'] }); // prettier-ignore
    const { parameters } = await fit({ x, y }, 'a*sin(b*x + c) + d');
    const [first] = minima;
    for (const [p, { value }] of parameters.entries()) {
      // a and −a are one curve, half a period apart.
      const found = first?.parameters[p] ?? NaN;
      if (p === 1 || p === 3) expect(Math.abs(found)).toBeCloseTo(Math.abs(value), 3);
    }
    expect(minima.every(({ loss }, k) => k === 0 || loss >= (minima[k - 1]?.loss ?? NaN))).toBe(true); // prettier-ignore
    expect(columns['basin']).toHaveLength(12);
    expect(columns['loss']).toBeDefined();
  });

  it.each<[readonly string[], object, RegExp]>([
    [['points=5,6'], {}, /^axis points has no effect on given data/],
    [
      ['seed=1,2'],
      { measures: ['lastloss'] },
      /^measure "lastloss" is unknown: did you mean last-loss\?$/,
    ],
    [['seed=1,2'], { target: 1 }, /^target is what measure epochs-to looks for/],
    [['seed=1,2'], { target: -1 }, /^target -1 is not a finite number from 0 on/],
    [['seed=1,2'], { measures: ['last-loss', 'last-loss'] }, /is there twice/],
    [['seed=1,2'], { measures: ['basin'], onTile: () => undefined }, /leave onTile out$/],
    [
      ['seed=1,2'],
      { mesures: [] },
      /"mesures" is not an option of sweep: did you mean measures\?$/,
    ],
    [['beta1=0.1,0.2'], {}, /^beta1 has no effect on optimizer sgd, only on adam/],
    [['start.slope=1,2'], {}, /^start/],
    [['rates.slope=1,2'], {}, /^rates "slope" is no parameter of this model: use a, b$/],
  ])('over %j with %j is refused', async (axes, options, why) => {
    await expect(sweep({ x, y }, line, axes, options)).rejects.toThrow(why);
  });

  it('ends at once when it is aborted', async () => {
    const stop = new AbortController();
    const going = sweep({ x, y }, { ...line, epochs: 1e6, logEvery: 1e6 }, ['lr=0.001..0.1:70:log'], { signal: stop.signal }); // prettier-ignore
    setTimeout(() => stop.abort(), 50);
    const begin = performance.now();
    await expect(going).rejects.toThrow(/^stopped after \d+ runs$/);
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});

describe('basins', () => {
  it('are numbered by their losses; 0 has diverged, −1 was on its way', () => {
    const a = [1, 1.001, 5, 5, NaN, 2.9, 0.999, 5.001];
    const losses = [0.1, 0.1, 0.4, 0.4, NaN, 3, 0.1, 0.4];
    const { of, minima } = basinsOf(losses, [a]);
    expect([...of]).toEqual([1, 1, 2, 2, 0, -1, 1, 2]);
    expect(minima).toEqual([{ parameters: [1], loss: 0.1, runs: 3 }, { parameters: [5], loss: 0.4, runs: 3 }]); // prettier-ignore
    // The first of them still moves.
    expect([...basinsOf(losses, [a], losses.with(0, 0.102)).of]).toEqual([-1, 1, 2, 2, 0, -1, 1, 2]); // prettier-ignore
    expect(basinsOf([], [])).toEqual({ of: new Int32Array(), minima: [] });
    expect(basinsOf([NaN], [[1]]).minima).toEqual([]);
  });
});
