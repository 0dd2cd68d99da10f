/** What the Verify view knows without a browser: its controller, what it shows, how it compares. */
import { describe, expect, test } from 'vitest';
import { EMPTY_BENCH } from '../../src/app/bench/bench.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import {
  checksOf,
  EMPTY_VERIFICATION,
  shareOf,
  verifiedConfig,
  type Verification,
} from '../../src/app/verify/verification.ts';
import { Verifying } from '../../src/app/verify/verifying.ts';
import { shownIn } from '../../src/app/views/verify/shown.ts';
import { parseConfig } from '../../src/core/config.ts';
import { GpuUnavailableError } from '../../src/core/errors.ts';
import type { Engine, EngineId, Precision } from '../../src/core/types.ts';
import { verifyJson } from '../../src/run/verify/json.ts';
import type { VerifyReport } from '../../src/run/verify/types.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { failures, faultyEngine, verifyOn } from '../helpers/verify.ts';

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
      destroy,
    });
  };
  const training = { hold: () => calls.push('hold'), release: () => calls.push('release') };
  const navigator = { userAgent: 'Firefox/141.0', platform: 'Linux', hardwareConcurrency: 4 };
  const clock = (): number => performance.now();
  const verifying = new Verifying(store, training, {
    openEngine,
    prepare: (asked) => prepare(asked),
    clock,
    navigator,
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
  if (file?.state !== 'refused') throw new Error('not refused');
  return file.why;
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
    expect(shownIn(report, {})?.series).toMatchObject({ against: 'exact', of: 'b' });
    expect(shownIn(report, { against: 'mirror' })?.series).toMatchObject({
      against: 'mirror',
      of: 'b',
    });
    expect(shownIn(report, { of: 'loss' })?.series).toMatchObject({ against: 'exact', of: 'loss' });
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
    expect(after).toMatchObject({ phase: 'stopped', report: undefined, progress: undefined });
    const left = calls.filter((call) => call.startsWith('open')).length;
    expect(calls.filter((call) => call.startsWith('destroy'))).toHaveLength(left);
  });

  test('that is stopped in its first run does not come to the next', async () => {
    const { verifying, store, prepared, ends } = pageOn();
    store.subscribe(() => {
      if (store.get().verification.progress !== undefined) verifying.stop();
    });
    verifying.start();
    expect(await ends()).toMatchObject({ phase: 'stopped', report: undefined });
    expect(prepared).toEqual(['cpu f64']);
  });

  test('that is stopped at the last epoch of all stays stopped', async () => {
    const { verifying, store, prepared, ends } = pageOn();
    store.subscribe(() => {
      const { progress } = store.get().verification;
      if (progress?.run === progress?.runs && progress?.epoch === 40) verifying.stop();
    });
    verifying.start();
    expect(await ends()).toMatchObject({ phase: 'stopped', report: undefined });
    expect(prepared).toEqual(['cpu f64', 'cpu f32', 'wasm f32', 'wasm f32']);
  });

  test('does not begin while a benchmark has the device', () => {
    const { verifying, store, calls, now } = pageOn();
    store.set({ bench: { ...EMPTY_BENCH, phase: 'running' } });
    verifying.start();
    expect(now()).toEqual(EMPTY_VERIFICATION);
    expect(calls).toEqual([]);
  });
});

describe('what is verified', () => {
  test('is never the reference by itself, unless it was asked for', () => {
    const engineOf = (settings: Readonly<Record<string, unknown>>): EngineId =>
      verifiedConfig(parseConfig(settings)).engine;
    expect(engineOf({})).toBe('webgpu');
    expect(engineOf({ engine: 'cpu' })).toBe('cpu');
    expect(engineOf({ precision: 'f64' })).toBe('cpu');
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
    expect(file).toMatchObject({ state: 'compared', name: 'other.json' });
    if (file?.state !== 'compared') throw new Error('not compared');
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
    if (file?.state !== 'compared') throw new Error('not compared');
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
    expect(now().file?.state).toBe('reading');
    verifying.start();
    arrive(own);
    await compared;
    expect(now().file).toBeUndefined();
    verifying.stop();
  });
});
