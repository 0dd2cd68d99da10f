/** What the Verify view knows without a browser: its controller, what it shows, how it compares. */
import { describe, expect, test, vi } from 'vitest';
import { EMPTY_BENCH } from '../../src/app/state/bench.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { shareOf, verifiedConfig, type Verification } from '../../src/app/state/verification.ts';
import { Verifying } from '../../src/app/views/hood/verify/verifying.ts';
import { checksOf } from '../../src/run/verify/tables.ts';
import { shownIn } from '../../src/app/views/hood/verify/shown.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { lineInTrainedUnits } from '../../src/core/data/units.ts';
import { GpuUnavailableError } from '../../src/core/errors.ts';
import type { Engine, EngineId, Precision } from '../../src/core/types.ts';
import { setUp } from '../../src/core/setup.ts';
import { compareReports } from '../../src/run/verify/compare.ts';
import { readVerifyJson, verifyJson } from '../../src/run/verify/json.ts';
import type { VerifyReport } from '../../src/run/verify/types.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { failures, faultyEngine, verifyOn } from '../helpers/verify.ts';
import { NO_WORK } from '../../src/app/state/work.ts';

vi.stubGlobal('navigator', {
  userAgent: 'Firefox/141.0',
  platform: 'Linux',
  hardwareConcurrency: 4,
});

type Open = (id: EngineId, precision: Precision) => Engine;

interface Page {
  readonly verifying: Verifying;
  readonly store: Store<AppState>;
  readonly calls: string[];
  /** The engines of the runs, in order. */
  readonly prepared: string[];
  readonly now: () => Verification;
  /** Once the training has the device again. */
  readonly ends: () => Promise<Verification>;
}

/** A page whose engines write down that they were opened and destroyed. */
function pageOn(
  settings: Readonly<Record<string, unknown>> = {},
  under: Open = (_id, precision) => cpuEngine(precision),
): Page {
  const config = parseConfig({ epochs: 40, engine: 'wasm', strategy: 'dispatch', ...settings });
  const state = initialState(config, DEFAULT_PREFERENCES, []);
  const store = new Store<AppState>(state, (notify) => {
    notify();
  });
  const prepared: string[] = [];
  const calls: string[] = [];
  const openEngine = (id: EngineId, precision: Precision): Promise<Engine> => {
    const name = `${id} ${precision}`;
    const engine = id === 'cpu' ? cpuEngine(precision) : under(id, precision);
    calls.push(`open ${name}`);
    const destroy = (): void => {
      calls.push(`destroy ${name}`);
    };
    return Promise.resolve({
      info: engine.info,
      prepare: (problem, options) => {
        prepared.push(name);
        return engine.prepare(problem, options);
      },
      profile: undefined,
      landscape: undefined,
      fits: undefined,
      runs: undefined,
      destroy,
    });
  };
  const training = { hold: () => calls.push('hold'), release: () => calls.push('release') };
  const clock = (): number => performance.now();
  const verifying = new Verifying({
    store,
    training,
    openers: {
      webgpu: (precision) => openEngine('webgpu', precision),
      wasm: () => openEngine('wasm', 'f32'),
      cpu: (precision) => openEngine('cpu', precision),
    },
    prepare: (asked, _signal, _report, own) => Promise.resolve(prepare(asked, own)),
    clock,
  });
  const now = (): Verification => store.get().verification;
  const ends = async (): Promise<Verification> => {
    while (!calls.includes('release')) await new Promise((resolve) => setTimeout(resolve, 1));
    return now();
  };
  return { verifying, store, calls, prepared, now, ends };
}

function reportOf({ report }: Verification): VerifyReport {
  if (report === undefined) throw new Error('there is no report');
  return report;
}

function refusalOf({ file }: Verification): string {
  if (file?.refused === undefined) throw new Error('not refused');
  return file.refused;
}

function fileOf(text: string, name = 'other.json'): Pick<File, 'name' | 'size' | 'text'> {
  return { name, size: text.length, text: () => Promise.resolve(text) };
}

describe('a verification on the page', () => {
  test('holds the training, opens engine, mirror and oracle, and gives all of them back', async () => {
    const { verifying, calls, ends } = pageOn();
    verifying.start();
    verifying.start();
    const after = await ends();
    expect(after.phase).toBe('done');
    expect(calls).toEqual([
      'hold',
      'open wasm f32',
      'open cpu f32',
      'open cpu f64',
      'destroy wasm f32',
      'destroy cpu f32',
      'destroy cpu f64',
      'release',
    ]);
    const report = reportOf(after);
    expect(report.pass).toBe(true);
    expect(report.environment).toMatchObject({ runtime: 'Firefox 141', cpu: { cores: 4 } });
    expect(report.config.epochs).toBe(40);
    expect(shareOf(after)).toBe(1);
  });

  test('of a wrong engine is done, and says what failed; the chart shows that first', async () => {
    const { verifying, ends } = pageOn({}, () =>
      faultyEngine({
        snapshot: (given) => ({
          ...given,
          samples: given.samples.map((one) => ({
            ...one,
            parameters: one.parameters.map((value, p) => value + (p === 1 ? 0.01 : 0)),
          })),
        }),
      }),
    );
    verifying.start();
    const report = reportOf(await ends());
    expect(report.pass).toBe(false);
    expect(failures(checksOf(report))).toEqual(['exact b', 'oracle b', 'mirror b']);
    expect(shownIn(report)?.series).toMatchObject({ against: 'exact', of: 'b' });
    expect(shownIn(report, 'dispatch/mirror/loss')?.series).toMatchObject({
      against: 'mirror',
      of: 'loss',
    });
    expect(shownIn(report, 'fused/exact/loss')?.series).toMatchObject({ of: 'b' });
  });

  test('without the engine has failed, says why, and lets the training go', async () => {
    const { verifying, ends } = pageOn({ engine: 'auto' }, () => {
      throw new GpuUnavailableError('no-adapter', 'none');
    });
    verifying.start();
    const after = await ends();
    expect(after.phase).toBe('failed');
    expect(after.failure).toMatchObject({ name: 'GpuUnavailableError', reason: 'no-adapter' });
  });

  test('that is stopped judges nothing, and nothing comes in late', async () => {
    const { verifying, calls, ends, now } = pageOn();
    verifying.start();
    verifying.stop();
    expect(now().phase).toBe('stopped');
    const after = await ends();
    expect(after.phase).toBe('stopped');
    expect(after.report).toBeUndefined();
    const left = calls.filter((call) => call.startsWith('open')).length;
    expect(calls.filter((call) => call.startsWith('destroy'))).toHaveLength(left);
  });

  test('that is stopped in its first run does not come to the next', async () => {
    const { verifying, store, prepared, ends } = pageOn();
    store.subscribe(() => {
      if (store.get().verification.progress !== undefined) verifying.stop();
    });
    verifying.start();
    const ended = await ends();
    expect(ended.phase).toBe('stopped');
    expect(ended.report).toBeUndefined();
    expect(prepared).toEqual(['cpu f64']);
  });

  test('that is stopped at the last epoch of all stays stopped', async () => {
    const { verifying, store, prepared, ends } = pageOn();
    store.subscribe(() => {
      const { progress } = store.get().verification;
      if (progress?.run === progress?.runs && progress?.epoch === 40) verifying.stop();
    });
    verifying.start();
    const ended = await ends();
    expect(ended.phase).toBe('stopped');
    expect(ended.report).toBeUndefined();
    expect(prepared).toEqual(['cpu f64', 'cpu f32', 'wasm f32', 'wasm f32']);
  });

  test('does not begin while a benchmark has the device', () => {
    const { verifying, store, calls, now } = pageOn();
    store.set({ bench: { ...EMPTY_BENCH, phase: 'running' } });
    verifying.start();
    expect(now()).toEqual(NO_WORK);
    expect(calls).toEqual([]);
  });
});

describe('what is verified', () => {
  test('is never the reference by itself, unless it was asked for', () => {
    const engineOf = (settings: Readonly<Record<string, unknown>>, by?: EngineId): EngineId => {
      const config = parseConfig(settings);
      const { run, own } = initialState(config, DEFAULT_PREFERENCES, []);
      const engine = by && { engine: by, precision: 'f32' as const, adapter: '', software: false };
      return verifiedConfig({ config, own, run: { ...run, engine } }).engine;
    };
    expect(engineOf({})).toBe('webgpu');
    expect(engineOf({}, 'cpu')).toBe('webgpu');
    expect(engineOf({}, 'wasm')).toBe('wasm');
    expect(engineOf({ engine: 'cpu' })).toBe('cpu');
    expect(engineOf({ precision: 'f64' })).toBe('cpu');
  });
});

describe('own data', () => {
  const OWN: OwnData = {
    name: 'cars.csv',
    xName: 'kg',
    yName: 'm',
    x: Float64Array.of(1000.5, 1500, 2500, 2600),
    y: Float64Array.of(30, 25, 14, 15),
    standardise: false,
  };
  /** Mean squared error of (a, b), in f64. */
  const meanLoss = ({ x, y }: Pick<OwnData, 'x' | 'y'>, [a = NaN, b = NaN]: readonly number[]) =>
    x.reduce((sum, value, i) => sum + (a * value + b - (y[i] ?? NaN)) ** 2, 0) / x.length;

  async function verified(own: OwnData | undefined, lr: number, under?: Open) {
    const page = pageOn({ lr, epochs: 40 }, under);
    page.store.set({ own });
    page.verifying.start();
    const after = await page.ends();
    return { ...page, after, report: reportOf(after) };
  }

  test.each([
    ['as they are', false, 2e-7, ['a', 'b']],
    ['standardised', true, 0.3, ['a′', 'b′']],
  ])('%s are what is verified, by the same rate', async (_, standardise, lr, names) => {
    const own = { ...OWN, standardise };
    const { report, verifying, now } = await verified(own, lr);
    expect([report.pass, report.parameterNames, report.config.points]).toEqual([true, names, 4]);
    expect(report.data).toEqual({
      name: 'cars.csv',
      x: 'kg',
      y: 'm',
      points: 4,
      standardised: standardise,
      digest: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    });
    // The first sample has the loss of the start, on what is trained on.
    const { problem, units } = setUp(report.config, own);
    const { parameters } = problem.start;
    const start = units === undefined ? parameters : lineInTrainedUnits(units, parameters);
    const due = meanLoss(
      { x: Float64Array.from(problem.data.x), y: Float64Array.from(problem.data.y) },
      start,
    );
    const found = report.strategies[0]?.samples[0]?.loss ?? NaN;
    // Five roundings a term, two bits of additions, in f32.
    expect(Math.abs(found / due - 1)).toBeLessThan(8 * 2 ** -24);

    await verifying.compare(fileOf(verifyJson(report)));
    const { file } = now();
    if (file?.compared === undefined) throw new Error('not compared');
    expect(file.compared.comparison.pass).toBe(true);
    const seeded = await verified(undefined, lr);
    await verifying.compare(fileOf(verifyJson(seeded.report)));
    expect(refusalOf(now())).toContain('points is 4');
    // Nobody else has the numbers.
    const read = readVerifyJson(verifyJson(report), 'a.json');
    expect(() => compareReports(read, read)).toThrow('which no report holds');
    const other = { ...read, data: { ...(read.data ?? OWN_TOLD), x: 'lb' } };
    expect(() => compareReports(read, other, setUp(report.config, own))).toThrow('the same data');
  });

  const OWN_TOLD = { name: '', x: '', y: '', points: 4, standardised: false };

  test('on which an engine errs do not pass', async () => {
    const half = faultyEngine({
      snapshot: (given) => ({
        ...given,
        samples: given.samples.map((sample) => ({ ...sample, loss: 1.001 * sample.loss })),
      }),
    });
    const { report } = await verified({ ...OWN, standardise: true }, 0.3, () => half);
    expect(report.pass).toBe(false);
  });

  test('of one x have no single optimum, and pass', async () => {
    const own = { ...OWN, x: new Float64Array(4).fill(1500), standardise: true };
    const { report } = await verified(own, 0.5);
    expect(failures(checksOf(report))).toEqual([]);
    const [slope, mean] = report.strategies[0]?.stall.distance ?? [];
    // Whichever slope: it is the mean that counts, which f32 has to 2⁻²⁴.
    expect(slope).toBe(0);
    expect(mean).toBeLessThan(2 ** -22);
  });

  test('beyond 32 bits from the first loss on are refused with the remedy', async () => {
    const page = pageOn({ epochs: 40 });
    page.store.set({ own: { ...OWN, y: OWN.y.map((value) => value * 1e25) } });
    page.verifying.start();
    const { phase, failure } = await page.ends();
    expect([phase, failure?.message]).toEqual(['failed', expect.stringContaining('standardise')]);
  });
});

describe('a report from a file', () => {
  async function verified(): Promise<Page & { readonly own: string }> {
    const page = pageOn();
    page.verifying.start();
    return { ...page, own: verifyJson(reportOf(await page.ends())) };
  }

  test('of the same bits agrees', async () => {
    const { verifying, own, now } = await verified();
    await verifying.compare(fileOf(own));
    const { file } = now();
    expect(file?.name).toBe('other.json');
    if (file?.compared === undefined) throw new Error('not compared');
    expect(file.compared.comparison).toMatchObject({ pass: true, bitEqual: ['dispatch'] });
  });

  test('with one number changed says which, where and by how much', async () => {
    const { verifying, own, now } = await verified();
    const doctored = JSON.parse(own) as {
      strategies: { samples: { parameters: number[][] } }[];
    };
    const column = doctored.strategies[0]?.samples.parameters[0] ?? [];
    column[6] = (column[6] ?? NaN) + 0.5;
    await verifying.compare(fileOf(JSON.stringify(doctored)));
    const { file } = now();
    if (file?.compared === undefined) throw new Error('not compared');
    const failed = file.compared.comparison.differences.filter(({ pass }) => !pass);
    expect(failed).toMatchObject([{ strategy: 'dispatch', of: 'a', epoch: 7 }]);
    // a + 0.5 rounds by half an ulp of a double at most, and so does the difference.
    expect(Math.abs((failed[0]?.found ?? NaN) - 0.5)).toBeLessThan(4 * Number.EPSILON);
  });

  test.each([
    ['not JSON', '{"schema"', /other\.json is no report of downhill verify/],
    ['of another kind', '{"schema":"x"}', /schema is "x"/],
    ['too large', undefined, /other\.json has 17000000 bytes/],
  ])('that is %s is refused with the reason', async (_what, text, why) => {
    const { verifying, now } = await verified();
    const file = fileOf(text ?? '');
    await verifying.compare(text === undefined ? { ...file, size: 17_000_000 } : file);
    expect(refusalOf(now())).toMatch(why);
  });

  test('of other settings is refused', async () => {
    const { verifying, now } = await verified();
    await verifying.compare(fileOf(verifyJson(await verifyOn(cpuEngine('f32'), { epochs: 50 }))));
    expect(refusalOf(now())).toContain('epochs is 40 in this run and 50 in other.json');
  });

  test('that comes late does not show beside the next verification', async () => {
    const { verifying, own, now } = await verified();
    let arrive: (text: string) => void = () => undefined;
    const text = new Promise<string>((resolve) => (arrive = resolve));
    const compared = verifying.compare({ ...fileOf(own), text: () => text });
    expect(now().file).toEqual({ name: 'other.json' });
    verifying.start();
    arrive(own);
    await compared;
    expect(now().file).toBeUndefined();
    verifying.stop();
  });
});
