import { describe, expect, it } from 'vitest';
import { AbortedError, DeviceLostError, GpuError, LimitError } from '../../src/core/errors.ts';
import { exactTrajectory } from '../helpers/theory.ts';
import { ENGINES, STRATEGIES } from '../../src/core/types.ts';
import type { Engine, EngineId, Problem, Sample, Snapshot } from '../../src/core/types.ts';
import { decades, defaultCases, planCases } from '../../src/run/bench/cases.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import { runBenchmark } from '../../src/run/bench/bench.ts';
import {
  failuresOf,
  type BenchCase,
  type BenchEvent,
  type BenchOptions,
} from '../../src/run/bench/types.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { PROFILE } from '../helpers/profiles.ts';

const CASE: BenchCase = { engine: 'cpu', strategy: 'dispatch', points: 100, steps: 1000 };

/** A bench with a clock that only its engines move. */
class Bench {
  nowMs = 0;
  msPerStep: (run: number) => number = () => 0.01;
  /** What the engine makes of the right result. */
  spoil: (snapshot: Snapshot) => Snapshot = (snapshot) => snapshot;
  refuse: (problem: Problem) => void = () => undefined;
  readonly signal = { aborted: false };
  readonly opened: EngineId[] = [];
  readonly asked: number[] = [];
  /** The steps of each advance of each run. */
  readonly advances: number[][] = [];
  destroyed = 0;

  events(cases: readonly BenchCase[], overrides: Partial<BenchOptions> = {}) {
    return runBenchmark({
      cases,
      runs: 3,
      openEngine: (id) => {
        this.opened.push(id);
        return this.engine(id);
      },
      problemOf: (points) => {
        this.asked.push(points);
        return setUp(parseConfig({ points })).problem;
      },
      reference: cpuEngine,
      clock: () => this.nowMs,
      signal: this.signal,
      ...overrides,
    });
  }

  async run(cases: readonly BenchCase[], overrides?: Partial<BenchOptions>): Promise<BenchEvent[]> {
    const events: BenchEvent[] = [];
    for await (const event of this.events(cases, overrides)) events.push(event);
    return events;
  }

  engine(engine: EngineId): Engine {
    return {
      info: { engine, precision: 'f64', adapter: 'fake', software: false },
      prepare: (problem) => Promise.resolve(problem).then((given) => this.trainer(given)),
      profile: undefined,
      landscape: undefined,
      fits: undefined,
      runs: undefined,
      destroy: () => {
        this.destroyed++;
      },
    };
  }

  trainer(problem: Problem) {
    this.refuse(problem);
    const { after } = exactTrajectory(problem);
    const run = this.advances.push([]) - 1;
    let epoch = 0;
    return {
      strategy: 'dispatch' as const,
      description: 'fake steps',
      kernels: undefined,
      maxInFlight: 1,
      maxSteps: 1e9,
      advance: (steps: number) => {
        this.nowMs += steps * this.msPerStep(run);
        this.advances[run]?.push(steps);
        epoch += steps;
        const rest = { epoch, step: epoch, slots: [], gradient: [0, 0], finite: true, samples: [] };
        return Promise.resolve(this.spoil({ ...after(epoch), ...rest }));
      },
      destroy: () => undefined,
    };
  }
}

describe('a measured case', () => {
  it('has the median, the spread and the speed of its runs, without the warm-up', async () => {
    const bench = new Bench();
    // Cold, warm, and three that count: 20, 50 and 30 ms.
    const perStep = [0.09, 0.08, 0.02, 0.05, 0.03];
    bench.msPerStep = (run) => perStep[run] ?? NaN;
    const [started, finished] = await bench.run([CASE]);
    expect(started).toEqual({ index: 0, row: { ...CASE, state: 'running' }, etaMs: undefined });
    if (finished?.row.state !== 'done') throw new Error('the case has not finished');
    const { medianMs, minMs, maxMs, stepsPerSecond, ...rest } = finished.row;
    expect(rest).toEqual({ ...CASE, state: 'done', runs: 3, description: 'fake steps' });
    [medianMs, minMs, maxMs].forEach((ms, i) => {
      expect(ms).toBeCloseTo([30, 20, 50][i] ?? NaN, 9);
    });
    expect(stepsPerSecond).toBeCloseTo(1000 / 0.03, 6);
  });

  it('takes the mean of the middle two of an even number of runs', async () => {
    const bench = new Bench();
    bench.msPerStep = (run) => [0.01, 0.01, 0.02, 0.04][run] ?? NaN;
    const [, finished] = await bench.run([CASE], { runs: 2 });
    expect(finished).toMatchObject({ row: { minMs: 20, maxMs: 40, medianMs: 30 } });
  });

  it('goes in one advance where it is short, and in several where it is not', async () => {
    const short = new Bench();
    await short.run([CASE]);
    expect(short.advances.slice(1)).toEqual([[1000], [1000], [1000], [1000]]);
    const long = new Bench();
    long.msPerStep = () => 1;
    await long.run([CASE]);
    expect(long.advances.at(-1)?.length).toBeGreaterThan(3);
  });

  it('does fewer steps where a run would take over two seconds', async () => {
    const bench = new Bench();
    bench.msPerStep = () => 3;
    const [, finished] = await bench.run([CASE]);
    // 500 ms are 166 steps: rounded to 1, 2 or 5 times a power of ten.
    expect(finished).toMatchObject({ row: { state: 'done', steps: 100, medianMs: 300 } });
    // The cold run has ended early.
    expect(bench.advances[0]?.reduce((sum, n) => sum + n)).toBeLessThan(200);
    bench.msPerStep = () => 9000;
    expect((await bench.run([CASE]))[1]).toMatchObject({ row: { steps: 1, medianMs: 9000 } });
  });

  it('has speed 0 where the clock does not move', async () => {
    const bench = new Bench();
    bench.msPerStep = () => 0;
    expect((await bench.run([CASE]))[1]).toMatchObject({ row: { stepsPerSecond: 0 } });
  });
});

describe('the profile of a case', () => {
  /** A bench whose engine tells where its time goes, and writes down when it was asked. */
  function profiling(failure?: Error) {
    const bench = new Bench();
    const asked: { readonly steps: number; readonly strategy: string; readonly runs: number }[] =
      [];
    const openEngine = (id: EngineId): Engine => ({
      ...bench.engine(id),
      profile: ({ strategy }, steps) => {
        asked.push({ steps, strategy, runs: bench.advances.length });
        return failure === undefined ? Promise.resolve(PROFILE) : Promise.reject(failure);
      },
    });
    return { bench, asked, run: (one = CASE) => bench.run([one], { openEngine }) };
  }

  it('is taken after the runs, of the steps that fit into a submit of 100 ms', async () => {
    const { bench, asked, run } = profiling();
    bench.msPerStep = () => 0.25;
    expect((await run()).at(-1)).toMatchObject({ row: { profile: PROFILE } });
    // A cold run, which was long enough to be warm, and three that count.
    expect(asked).toEqual([{ steps: 400, strategy: 'dispatch', runs: 4 }]);
    bench.msPerStep = () => 0.001;
    await run();
    bench.msPerStep = () => 700;
    await run();
    expect(asked.map(({ steps }) => steps)).toEqual([400, 1000, 1]);
  });

  it('is none of an engine that cannot tell', async () => {
    const [, finished] = await new Bench().run([CASE]);
    expect(finished).toHaveProperty('row.medianMs');
    expect(finished).not.toHaveProperty('row.profile');
  });

  it('that cannot be taken leaves the time as it is; a lost device does not', async () => {
    const [, finished] = await profiling(new GpuError('out of memory')).run();
    expect(finished).toMatchObject({ row: { state: 'done' } });
    expect(finished).not.toHaveProperty('row.profile');
    const [, failed] = await profiling(new DeviceLostError('gone')).run();
    expect(failed).toMatchObject({ row: { state: 'failed', why: 'gone' } });
  });
});

describe('a wrong result is a failure', () => {
  it.each<[string, (snapshot: Snapshot) => Snapshot]>([
    ['loss 0.0', (s) => ({ ...s, loss: s.loss * 1.001 })],
    ['loss NaN', (s) => ({ ...s, loss: NaN })],
    ['parameter 0', (s) => ({ ...s, parameters: [2.9, s.parameters[1] ?? NaN] })],
    ['parameter 1', (s) => ({ ...s, parameters: [s.parameters[0] ?? NaN, 10.2] })],
    ['epoch 999', (s) => ({ ...s, epoch: s.epoch - 1 })],
  ])('%s', async (what, spoil) => {
    const bench = new Bench();
    bench.spoil = spoil;
    const events = await bench.run([CASE]);
    expect(events.map(({ row }) => row.state)).toEqual(['running', 'failed']);
    const why = failuresOf(events.map(({ row }) => row))[0]?.why;
    expect(why).toMatch(/^wrong result, so no time: .* where exact gradient descent has /);
    expect(why).toContain(what.replace(' 0.0', ''));
  });

  it('also in the last run only', async () => {
    const bench = new Bench();
    bench.spoil = (s) => (bench.advances.length === 5 ? { ...s, loss: s.loss + 1 } : s);
    expect((await bench.run([CASE])).at(-1)?.row.state).toBe('failed');
  });

  it('and the rounding of f32 is none', async () => {
    const bench = new Bench();
    // As far as f32 was seen to stall.
    bench.spoil = ({ loss, parameters: [a = NaN, b = NaN], ...rest }) => {
      return { ...rest, loss: loss * (1 + 4e-6), parameters: [a + 9e-5, b - 7e-4] };
    };
    const events = await bench.run([{ ...CASE, steps: 20_000 }]);
    expect(events.at(-1)?.row.state).toBe('done');
  });
});

describe('a problem without a theory', () => {
  const SETTINGS = {
    model: 'network',
    layers: '4,2',
    dataset: 'circle',
    points: 25,
    batch: 10,
    lr: 0.03,
  };
  const { problem } = setUp(parseConfig(SETTINGS));

  /** The reference as the engine under test, but for what `spoil` makes of each of its samples. */
  function spoiled(spoil: (sample: Sample) => Sample): Engine {
    const engine = cpuEngine('f32');
    return {
      ...engine,
      prepare: async (given) => {
        const trainer = await engine.prepare(given);
        const advance: typeof trainer.advance = async (...work) => {
          const snapshot = await trainer.advance(...work);
          return { ...snapshot, samples: snapshot.samples.map(spoil) };
        };
        return { ...trainer, advance };
      },
    };
  }

  async function measured(spoil: (sample: Sample) => Sample) {
    const bench = new Bench();
    const openEngine = (): Engine => spoiled(spoil);
    const problemOf = (): Problem => problem;
    // Seven epochs of three steps, of which the reference does four.
    const one = { ...CASE, points: 25, steps: 23 };
    return (await bench.run([one], { openEngine, problemOf })).at(-1)?.row;
  }

  it('counts updates, of whole epochs', async () => {
    expect(await measured((sample) => sample)).toMatchObject({ state: 'done', steps: 21 });
  });

  it.each<[string, (sample: Sample) => Sample]>([
    ['loss 0.', (one) => ({ ...one, loss: one.loss * (1 + 1e-4) })],
    ['loss NaN', (one) => ({ ...one, loss: NaN })],
    ['parameter 3', ({ parameters, ...rest }) => ({ ...rest, parameters: parameters.with(3, 9) })],
    ['sampled epoch NaN', (one) => ({ ...one, epoch: 5 })],
  ])('is held against the f64 reference on the way: %s', async (what, spoil) => {
    const row = await measured((sample) => (sample.epoch === 4 ? spoil(sample) : sample));
    if (row?.state !== 'failed') throw new Error('the case has not failed');
    expect(row.why).toContain(`wrong result, so no time: ${what}`);
  });
});

describe('what fails', () => {
  it('is told, and the rest runs', async () => {
    const bench = new Bench();
    bench.refuse = ({ strategy }) => {
      if (strategy === 'fused') throw new LimitError('too many points');
    };
    const openEngine = (id: EngineId) => {
      bench.opened.push(id);
      if (id === 'webgpu') throw new Error('no adapter');
      return bench.engine(id);
    };
    const cases: BenchCase[] = [
      { ...CASE, engine: 'webgpu' },
      { ...CASE, engine: 'webgpu', strategy: 'moments' },
      { ...CASE, strategy: 'fused' },
      CASE,
    ];
    const events = await bench.run(cases, { openEngine });
    const ends = events.map(({ row }) => row).filter(({ state }) => state !== 'running');
    expect(ends.map((row) => (row.state === 'failed' ? row.why : row.state))).toEqual([
      'no adapter',
      'no adapter',
      'too many points',
      'done',
    ]);
    expect(bench.opened).toEqual(['webgpu', 'cpu']);
    expect(bench.destroyed).toBe(1);
  });

  it('opens the engine anew after its device was lost', async () => {
    const bench = new Bench();
    bench.refuse = () => {
      if (bench.opened.length === 1) throw new DeviceLostError('gone');
    };
    const states = (await bench.run([CASE, CASE])).map(({ row }) => row.state);
    expect(states).toEqual(['running', 'failed', 'running', 'done']);
    expect(bench.opened).toHaveLength(2);
    expect(bench.destroyed).toBe(2);
  });
});

describe('the whole', () => {
  it('asks once for the problem of neighbouring cases, and tells the time left', async () => {
    const bench = new Bench();
    const cases = [CASE, { ...CASE, engine: 'webgpu' as const }, { ...CASE, points: 200 }];
    const events = await bench.run(cases);
    expect(bench.asked).toEqual([100, 200]);
    const etas = events.flatMap(({ row, etaMs }) => (row.state === 'running' ? [etaMs] : []));
    // Five runs of 10 ms a case.
    expect(etas.map((ms) => ms && Math.round(ms))).toEqual([undefined, 100, 50]);
  });

  it.each([0, 3, 1000])('ends with AbortedError when stopped at advance %i', async (most) => {
    const bench = new Bench();
    let left = most;
    bench.spoil = (snapshot) => {
      if (left-- <= 0) bench.signal.aborted = true;
      return snapshot;
    };
    bench.msPerStep = () => 1;
    if (most === 1000) bench.signal.aborted = true;
    await expect(bench.run([CASE])).rejects.toThrow(AbortedError);
    const advances = bench.advances.flat().length;
    expect(advances).toBe(most === 1000 ? 0 : most + 1);
    expect(bench.destroyed).toBe(bench.opened.length);
  });
});

describe('cases', () => {
  it('leave out what an engine has not, and go by points, then strategy', () => {
    const plan = { engines: ENGINES, strategies: STRATEGIES, points: [1000, 100, 1000], steps: 5 };
    const cases = planCases(plan);
    const few = cases.filter(({ points }) => points === 100);
    expect(few.map(({ engine, strategy }) => `${strategy} ${engine}`)).toEqual([
      'dispatch webgpu',
      'dispatch cpu',
      'dispatch wasm',
      'fused webgpu',
      'moments webgpu',
      'moments cpu',
    ]);
    expect(cases).toHaveLength(2 * few.length);
    expect(cases.map(({ points }) => points)).toEqual(cases.map(({ points }) => points).sort());
    expect(cases[0]).toEqual({ engine: 'webgpu', strategy: 'dispatch', points: 100, steps: 5 });
  });

  it('by default are few and go up to a million points', () => {
    expect(new Set(defaultCases(['cpu']).map(({ points }) => points))).toEqual(
      new Set([100, 10_000, 1_000_000]),
    );
    expect(decades(99_999)).toEqual([100, 1000, 10_000]);
  });
});
