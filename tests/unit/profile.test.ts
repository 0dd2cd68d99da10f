/** Where the time goes: the arithmetic, and what is made of a device's timestamps. */
import { describe, expect, it } from 'vitest';
import { ratesOf, recordingShare, type Profile } from '../../src/core/work/profile.ts';
import { BufferScope } from '../../src/gpu/buffers.ts';
import type { GpuDevice } from '../../src/gpu/device.ts';
import { timeOf } from '../../src/gpu/kernel-time.ts';
import { differenceNs, passTimer, quantumOf, type PassTimer } from '../../src/gpu/timestamps.ts';
import { trace } from '../../src/gpu/trace.ts';
import type { Pass } from '../../src/gpu/trainer.ts';
import { PROFILE } from '../helpers/profiles.ts';

describe('timestamps', () => {
  it('differ by a signed number, also past the end of 64 bits', () => {
    expect(differenceNs(5n, 12n)).toBe(7);
    expect(differenceNs(12n, 5n)).toBe(-7);
    expect(differenceNs(2n ** 64n - 3n, 4n)).toBe(7);
  });

  it.each([
    [[65_536, 0, 196_608, 131_072], 65_536],
    // The clock does not start at a multiple.
    [[1_000_007, 1_300_007, 1_200_007, 900_007], 100_000],
    [[10, 3, 8], 1],
    [[32, 96], 64],
    [[7, 7], undefined],
    [[], undefined],
  ])('%j have the quantum %s', (stamps, quantum) => {
    expect(quantumOf(stamps)).toBe(quantum);
  });
});

/** A device whose passes last as its script says, by two clocks. */
class FakeDevice {
  nowMs = 0;
  passes = 0;
  dispatches = 0;
  readonly #stamps: (pass: number, dispatches: number) => readonly [bigint, bigint];

  constructor(stamps: (pass: number, dispatches: number) => readonly [bigint, bigint]) {
    this.#stamps = stamps;
  }

  timer(...features: string[]): PassTimer {
    const pass = {
      setPipeline: () => undefined,
      setBindGroup: () => undefined,
      dispatchWorkgroups: () => {
        this.dispatches++;
      },
      end: () => {
        this.nowMs += 1;
      },
    };
    const device = {
      features: new Set(features),
      createQuerySet: () => ({ destroy: () => undefined }),
      createBuffer: () => ({
        mapAsync: () => Promise.resolve(),
        getMappedRange: () => {
          const stamps = this.#stamps(this.passes++, this.dispatches);
          this.dispatches = 0;
          return BigUint64Array.from(stamps).buffer;
        },
        unmap: () => undefined,
      }),
      createCommandEncoder: () => ({
        beginComputePass: () => pass,
        resolveQuerySet: () => undefined,
        copyBufferToBuffer: () => undefined,
        finish: () => undefined,
      }),
      queue: {
        submit: () => {
          this.nowMs += 2;
        },
        onSubmittedWorkDone: () => {
          this.nowMs += 40;
          return Promise.resolve();
        },
      },
    };
    const gpu = { device, guard: <T>(promise: Promise<T>) => promise } as unknown as GpuDevice;
    return passTimer(gpu, new BufferScope(gpu.device, 'fake'), () => this.nowMs);
  }
}

const NOTHING = (): void => undefined;

describe('a timed pass', () => {
  it('has its parts by the host, and the GPU’s by the device', async () => {
    const fake = new FakeDevice(() => [1000n, 2_501_000n]);
    const readback = () => (): Promise<void> => {
      fake.nowMs += 8;
      return Promise.resolve();
    };
    const timed = await fake.timer('timestamp-query').time(NOTHING, readback);
    expect(timed).toEqual({ encodeMs: 1, submitMs: 2, waitMs: 40, readbackMs: 8, gpuMs: 2.5 });
  });

  it('without the feature has no time of the GPU', async () => {
    const timer = new FakeDevice(() => [0n, 9n]).timer();
    expect((await timer.time(NOTHING)).gpuMs).toBeUndefined();
    expect(timer).toMatchObject({ clock: 'queue', quantumNs: undefined, discarded: 0 });
  });

  it('that ran backwards is discarded, and one within the quantum is not', async () => {
    const stamps = [
      [300n, 200n],
      [500n, 500n],
      [600n, 1100n],
    ] as const;
    const timer = new FakeDevice((pass) => stamps[pass] ?? [0n, 0n]).timer('timestamp-query');
    expect((await timer.time(NOTHING)).gpuMs).toBeUndefined();
    expect((await timer.time(NOTHING)).gpuMs).toBe(0);
    expect((await timer.time(NOTHING)).gpuMs).toBe(5e-4);
    expect(timer).toMatchObject({ clock: 'timestamps', quantumNs: 100, discarded: 1 });
  });
});

describe('a kernel by itself', () => {
  const dispatch = {
    pipeline: {} as unknown as GPUComputePipeline,
    bindGroup: {} as unknown as GPUBindGroup,
    workgroups: 1,
  };

  it('is repeated until its pass is long against the quantum', async () => {
    // 30 µs a dispatch, rounded down to 100 µs: a single one takes no time at all.
    const rounded = (count: number): bigint => (BigInt(count) * 30_000n) / 100_000n;
    const fake = new FakeDevice((_, count) => [0n, rounded(count) * 100_000n]);
    const ns = await timeOf(fake.timer('timestamp-query'), [dispatch]);
    // Wrong by at most the quantum, over 16 ms.
    expect(Math.abs(ns - 30_000) / 30_000).toBeLessThanOrEqual(0.1 / 16);
  });

  it('takes the wait where there are no timestamps', async () => {
    const fake = new FakeDevice(() => [0n, 0n]);
    expect(await timeOf(fake.timer(), [dispatch])).toBe(40e6);
  });
});

describe('a trace', () => {
  const pipeline = (kernel: string) => ({ label: `pipeline.${kernel}` }) as GPUComputePipeline;
  const group = (label: string) => ({ label }) as GPUBindGroup;
  const record = (pass: Pass, steps: number): void => {
    for (let i = 0; i < steps; i++) {
      pass.setPipeline(pipeline('partials'));
      pass.setBindGroup(0, group('first'));
      pass.dispatchWorkgroups(7);
      pass.setBindGroup(0, group('second'));
      pass.dispatchWorkgroups(3);
      pass.setPipeline(pipeline('combine'));
      pass.dispatchWorkgroups(1);
    }
  };

  it('tells the dispatches of each kernel', () => {
    const traced = trace(record, 2);
    expect([...traced.keys()]).toEqual(['partials', 'combine']);
    expect(traced.get('combine')).toHaveLength(2);
    expect(traced.get('partials')?.slice(0, 2)).toMatchObject([
      { pipeline: { label: 'pipeline.partials' }, bindGroup: { label: 'first' }, workgroups: 7 },
      { pipeline: { label: 'pipeline.partials' }, bindGroup: { label: 'second' }, workgroups: 3 },
    ]);
  });
});

describe('the rates of a profile', () => {
  const points = 1_000_000;

  it('are those of all kernels of a step, beside the copy', () => {
    expect(ratesOf(points, PROFILE)).toEqual({
      pointsPerSecond: 250_000_000,
      bytesPerSecond: 2_000_000_000,
      copyBytesPerSecond: 4_000_000_000,
    });
  });

  it.each<[string, Partial<Profile>]>([
    ['no longer than three empty dispatches', { floorNs: 700_000 }],
    ['that took no time', { copy: { bytes: 8, ns: 0 }, floorNs: 0 }],
  ])('say nothing of a copy %s', (_, change) => {
    expect(ratesOf(points, { ...PROFILE, ...change })).toMatchObject({
      bytesPerSecond: 2_000_000_000,
      copyBytesPerSecond: undefined,
    });
  });

  it('are none where no points are read, or no time was told', () => {
    expect(ratesOf(points, { ...PROFILE, copy: undefined, bytesPerStep: 0 })).toBeUndefined();
    expect(ratesOf(points, { ...PROFILE, kernels: [] })).toBeUndefined();
  });

  it('has the share of recording in the whole submit', () => {
    expect(recordingShare(PROFILE.split)).toBe(0.05);
    const still = { steps: 1, encodeMs: 0, submitMs: 0, waitMs: 0, readbackMs: 0 };
    expect(recordingShare({ ...still, gpuMs: undefined })).toBe(0);
  });
});
