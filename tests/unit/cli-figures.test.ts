/** Times, speeds and differences, read back from where a person reads them. The tests hold the clock. */
import { describe, expect, it } from 'vitest';
import { verifyJson } from '../../src/run/verify/json.ts';
import type { VerifyReport } from '../../src/run/verify/types.ts';
import { call, toyEngine, type Setting } from '../helpers/cli-fakes.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { only, verifyOn } from '../helpers/verify.ts';

/** Engines that take so many milliseconds a step, and nothing else takes time. */
function timed(msPerStep: { readonly webgpu: number; readonly cpu: number }): Setting {
  let nowMs = 1e6;
  const engine = (id: 'webgpu' | 'cpu') =>
    toyEngine(id, (steps) => {
      nowMs += steps * msPerStep[id];
    });
  return {
    clock: () => nowMs,
    makers: { webgpu: () => Promise.resolve(engine('webgpu')), cpu: () => engine('cpu') },
  };
}

const SETTING = timed({ webgpu: 2, cpu: 5 });

describe('train', () => {
  it('has the speed of its steps, not of its lines', async () => {
    const { out, err } = await call('train --epochs 3000 --log-every 7 --json', SETTING);
    const { elapsedMs, stepsPerSecond, log } = JSON.parse(out) as Record<string, unknown>;
    expect({ elapsedMs, stepsPerSecond }).toEqual({ elapsedMs: 6000, stepsPerSecond: 500 });
    expect(log).toHaveLength(428);
    expect(err).toContain('\n3,000 epochs in 6.00 s, 500 steps/s\n');
  });

  it('says how fast it is, and how long it will still take', async () => {
    const { err } = await call('train --epochs 3000 --engine cpu', { ...SETTING, columns: 99 });
    const drawn = Array.from(
      err.matchAll(/epoch ([\d,]+)\/3,000 {2}loss \S+ {2}([\d,]+) steps\/s {2}([\d.]+) s left/g),
      ([, epoch = '', speed, left]) => ({ epoch: Number(epoch.replace(',', '')), speed, left }),
    );
    expect(drawn.length).toBeGreaterThan(3);
    for (const { epoch, speed, left } of drawn) {
      expect({ speed, left }).toEqual({
        speed: '200',
        left: (((3000 - epoch) * 5) / 1000).toFixed(2),
      });
    }
    expect(new Set(drawn.map(({ left }) => left)).size).toBe(drawn.length);
  });
});

describe('bench', () => {
  const LINE = 'bench --points 8 --steps 40 --runs 3 --engine webgpu,cpu --strategy dispatch';

  it('has the time of each case', async () => {
    const { out } = await call(`${LINE} --json`, SETTING);
    const { cases } = JSON.parse(out) as { cases: Record<string, unknown>[] };
    expect(
      cases.map(({ engine, medianMs, stepsPerSecond }) => [engine, medianMs, stepsPerSecond]),
    ).toEqual([
      ['webgpu', 80, 500],
      ['cpu', 200, 200],
    ]);
  });

  it('writes it into its row', async () => {
    const { out } = await call(LINE, SETTING);
    expect(out).toMatch(/\n +8 +dispatch +webgpu +40 +500 +80\.0 +80\.0–80\.0\n/);
    expect(out).toMatch(/\n +8 +dispatch +cpu +40 +200 +200 +200–200\n/);
  });

  it('says how long the rest will take', async () => {
    const { err } = await call(LINE, { ...SETTING, columns: 99 });
    // A cold run, a warm one and three that count, of the case before.
    const [, left] = /case 2\/2: .*, ([\d.]+) s left/.exec(err) ?? [];
    expect(Number(left)).toBeGreaterThan(0);
  });
});

describe('verify --compare', () => {
  /** `report` with the loss and the parameters of three epochs moved, each by another amount. */
  function moved(report: VerifyReport, by: Readonly<Record<string, readonly [number, number]>>) {
    const run = only(report);
    const samples = run.samples.map((sample) => {
      const change = (of: string): number => {
        const [epoch, amount] = by[of] ?? [0, 0];
        return epoch === sample.epoch ? amount : 0;
      };
      const { loss, parameters } = sample;
      return {
        ...sample,
        loss: loss + change('loss'),
        parameters: parameters.map((value, p) => value + change(report.parameterNames[p] ?? '')),
      };
    });
    return { ...report, strategies: [{ ...run, samples }] };
  }

  it('has each difference with its sign, its bound and its epoch in its row', async () => {
    const report = await verifyOn(cpuEngine('f32'), { epochs: 60 });
    const other = moved(report, { loss: [20, 3.27e-5], a: [31, -1.57e-6], b: [42, 2.67e-6] });
    const files = { 'a.json': verifyJson(report), 'b.json': verifyJson(other) };
    const { status, out } = await call('verify --compare a.json b.json', { files });
    expect(status).toBe(0);
    const { errors } = only(report);
    /** Both runs may err as this one may beside the mirror, which is of its kind. */
    const allowed = (of: string, epoch: number): string => {
      const series = errors.find((one) => one.of === of && one.against === 'mirror');
      return (series?.bounds?.[epoch - 1] ?? NaN).toExponential(1);
    };
    // The second less the first.
    for (const [of, difference, epoch] of [
      ['loss', '3.3e-5', 20],
      ['a', '-1.6e-6', 31],
      ['b', '2.7e-6', 42],
    ] as const) {
      const [, found, bound, at] =
        new RegExp(`\\ndispatch +${of} +(\\S+) +(\\S+) +(\\d+) +pass\\n`).exec(out) ?? [];
      expect({ found, bound, at }).toEqual({
        found: difference,
        bound: allowed(of, epoch),
        at: String(epoch),
      });
    }
  });
});
