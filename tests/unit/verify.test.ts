import { describe, expect, it } from 'vitest';
import { AbortedError, ConfigError, IncompleteWorkError } from '../../src/core/errors.ts';
import type { Snapshot } from '../../src/core/types.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { failures, faultyEngine, only, verifyOn } from '../helpers/verify.ts';

/** Changes the samples and the end of a run alike. */
function each(
  change: (sample: { epoch: number; loss: number; parameters: readonly number[] }) => {
    loss?: number;
    parameters?: readonly number[];
  },
) {
  return (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    ...change(snapshot),
    samples: snapshot.samples.map((sample) => ({ ...sample, ...change(sample) })),
  });
}

describe('the engines pass', () => {
  it.each([2, 100, 1000, 5000])('cpu in f32 and wasm, %i points', async (points) => {
    for (const seed of [1, 42]) {
      for (const engine of [cpuEngine('f32'), await wasmEngine()]) {
        const report = await verifyOn(engine, { points, seed, epochs: 150 });
        expect(failures([...report.references, ...only(report).checks])).toEqual([]);
        expect(report.pass).toBe(true);
      }
    }
  });

  it('cpu in f64, by both of its strategies', async () => {
    const settings = { engine: 'cpu', precision: 'f64', strategy: 'auto' };
    const report = await verifyOn(cpuEngine('f64'), settings);
    expect(report.strategies.map(({ strategy }) => strategy)).toEqual(['dispatch', 'moments']);
    expect(report.strategies.flatMap(({ checks }) => failures(checks))).toEqual([]);
  });

  it.each([0.0236, 0.0237, 1e-6, 1e-12])('at lr %d', async (lr) => {
    expect((await verifyOn(cpuEngine('f32'), { lr })).pass).toBe(true);
  });

  it('and the mirror is the f32 engine, to the bit', async () => {
    const { errors, samples } = only(await verifyOn(cpuEngine('f32')));
    const mirror = errors.filter(({ against }) => against === 'mirror');
    expect(mirror.map(({ of }) => of)).toEqual(['loss', 'a', 'b']);
    for (const series of mirror) expect(new Set(series.errors)).toEqual(new Set([0]));
    expect(samples).toHaveLength(400);
  });
});

describe('a wrong engine fails the check that it breaks', () => {
  it.each([
    [
      'a gradient off by 1e-4',
      { problem: (p) => ({ ...p, learningRate: p.learningRate * 1.0001 }) },
      ['exact loss', 'exact a', 'exact b', 'oracle loss', 'oracle a', 'oracle b', 'mirror a'],
    ],
    [
      'a loss off by 1e-3',
      { snapshot: each(({ loss }) => ({ loss: loss * 1.001 })) },
      ['exact loss', 'oracle loss', 'mirror loss'],
    ],
    [
      'a NaN in one sample',
      { snapshot: each(({ epoch, loss }) => ({ loss: epoch === 200 ? NaN : loss })) },
      ['finite', 'exact loss', 'oracle loss', 'mirror loss'],
    ],
    [
      'a parameter infinite at the end',
      {
        snapshot: each(({ epoch, parameters }) => ({
          parameters: epoch === 400 ? [Infinity, parameters[1] ?? NaN] : parameters,
        })),
      },
      ['finite', 'exact a', 'oracle a', 'mirror a'],
    ],
    ['a step count off by one', { snapshot: (s) => ({ ...s, epoch: s.epoch - 1 }) }, ['steps']],
    [
      'a sample left out',
      { snapshot: (s) => ({ ...s, samples: s.samples.filter(({ epoch }) => epoch !== 7) }) },
      ['steps'],
    ],
    [
      'a second run that differs',
      {
        snapshot: (s, run) =>
          run === 1 ? each(({ loss }) => ({ loss: loss * (1 + 2 ** -23) }))(s) : s,
      },
      ['bitwise'],
    ],
  ] as const satisfies readonly (readonly [
    string,
    Parameters<typeof faultyEngine>[0],
    readonly string[],
  ])[])('%s', async (_what, fault, due) => {
    const report = await verifyOn(faultyEngine(fault));
    const found = failures(only(report).checks);
    expect(found).toEqual(expect.arrayContaining([...due]));
    // And no check of another kind.
    const kinds = new Set(due.map((one) => one.split(' ')[1]));
    expect(found.filter((one) => !kinds.has(one.split(' ')[1]))).toEqual([]);
    expect(report.pass).toBe(false);
    for (const { pass, reason } of only(report).checks) expect(reason === undefined).toBe(pass);
  });

  it('a loss of the next epoch', async () => {
    const right = only(await verifyOn(cpuEngine('f32'))).samples;
    const late = each(({ epoch, loss }) => ({ loss: right[epoch]?.loss ?? loss }));
    const report = await verifyOn(faultyEngine({ snapshot: late }));
    expect(failures(only(report).checks)).toEqual(['exact loss', 'oracle loss', 'mirror loss']);
    expect(only(report).checks.find(({ id }) => id === 'exact')?.epoch).toBe(1);
  });

  it('one that stands still too early', async () => {
    // From epoch 300 on nothing moves.
    const kept = only(await verifyOn(cpuEngine('f32'))).samples[299];
    const still = each(({ epoch, parameters }) => ({
      parameters: epoch < 300 ? parameters : (kept?.parameters ?? []),
    }));
    const found = failures(only(await verifyOn(faultyEngine({ snapshot: still }))).checks);
    expect(found).toEqual(expect.arrayContaining(['stall a', 'stall b', 'exact b']));
  });

  it('one that ends with an error', async () => {
    const cut = (s: Snapshot): Snapshot => {
      throw new IncompleteWorkError(`cut short at ${s.epoch}`);
    };
    const report = await verifyOn(faultyEngine({ snapshot: cut }));
    expect(failures(only(report).checks)).toEqual(
      expect.arrayContaining(['run', 'steps', 'exact loss', 'mirror b']),
    );
  });
});

describe('where f32 stands still', () => {
  it('is found to the epoch, and is where arithmetic has it', async () => {
    const { stall } = only(await verifyOn(cpuEngine('f32'), { epochs: 20_000 }));
    expect(stall.epoch).toBe(12_170);
    expect(stall.predicted?.epoch).toBe(12_324);
    // Half an ulp of b between 8 and 16, and of a between 2 and 4: docs/mathematics.md.
    expect(stall.predicted?.distance[0]).toBeCloseTo(7.5e-5, 6);
    expect(stall.predicted?.distance[1]).toBeCloseTo(6.14e-4, 6);
    stall.distance.forEach((value, p) => {
      expect(value).toBeLessThanOrEqual(stall.predicted?.distance[p] ?? NaN);
    });
  });

  it('has no epoch before', async () => {
    expect(only(await verifyOn(cpuEngine('f32'))).stall).toMatchObject({ epoch: undefined });
  });
});

describe('a rate that diverges', () => {
  it.each([0.024, 0.05, 1, 1e6])('lr %d is verified as far as f32 goes', async (lr) => {
    const report = await verifyOn(cpuEngine('f32'), { lr, epochs: 20_000 });
    expect(report.epochs).toBeLessThan(5000);
    expect(report.epochs).toBeGreaterThan(0);
    expect(failures(only(report).checks)).toEqual([]);
    expect(only(report).samples.at(-1)?.epoch).toBe(report.epochs);
    expect(only(report).stall.predicted).toBeUndefined();
    // The last loss is known to better than itself.
    const loss = only(report).errors.find(({ of }) => of === 'loss');
    expect(loss?.bounds?.at(-1)).toBeLessThan(only(report).samples.at(-1)?.loss ?? 0);
  });
});

describe('the whole', () => {
  it('lists what an engine refuses, and fails where nothing is left', async () => {
    const settings = { engine: 'cpu', strategy: 'auto' };
    const report = await verifyOn(cpuEngine('f32'), settings);
    expect(report.refused).toEqual([
      {
        strategy: 'moments',
        why: 'strategy moments computes in f64 on the CPU: use precision f64',
      },
    ]);
    expect(report.pass).toBe(true);
    await expect(verifyOn(cpuEngine('f32'), { strategy: 'moments' })).rejects.toThrow(ConfigError);
  });

  it('ends with AbortedError when stopped', async () => {
    const signal = { aborted: false };
    const stop = (s: Snapshot): Snapshot => {
      signal.aborted = true;
      return s;
    };
    await expect(verifyOn(faultyEngine({ snapshot: stop }), {}, signal)).rejects.toThrow(
      AbortedError,
    );
  });

  it('takes no more samples than a chart shows', async () => {
    const { samples, errors } = only(await verifyOn(cpuEngine('f32'), { epochs: 3001, points: 4 }));
    expect(samples.length).toBeLessThanOrEqual(502);
    expect(samples.at(-1)?.epoch).toBe(3001);
    for (const series of errors) expect(series.bounds).toHaveLength(samples.length);
  });
});
