/** A device that is lost in the middle, on the real thing: `destroy` behind the engine's back. */
import { describe, expect, test } from 'vitest';
import { AbortedError, DeviceLostError, GpuUnavailableError } from '../../src/core/errors.ts';
import { STRATEGIES, type Snapshot } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { Session } from '../../src/run/session.ts';
import { changedGpu, fakeGpu } from '../helpers/fake-gpu.ts';
import { run, withEngine } from '../helpers/fault-runs.ts';
import { last, RATE, seededProblem, startAt } from '../helpers/problems.ts';

const clock = (): number => performance.now();

/** A GPU whose devices the test gets hold of. */
function watchedGpu() {
  const devices: GPUDevice[] = [];
  let alive = 0;
  const gpu = changedGpu({
    device: (device) => {
      devices.push(device);
      alive++;
      void device.lost.then(() => alive--);
    },
  });
  return { gpu, devices, alive: () => alive };
}

function samplesOf(snapshots: readonly Snapshot[]) {
  return snapshots.flatMap(({ samples }) => samples);
}

describe.each(STRATEGIES)('with strategy %s', (strategy) => {
  // Pieces begin with 16 steps and grow fourfold at most: every loss is in the middle.
  const EPOCHS = 4000;
  // `moments` keeps more of θ on the device than a checkpoint holds, as in the engine's suite.
  const relative = strategy === 'moments' ? 1e-5 : 0;

  test.each([1, 2])('%d losses in the middle: the same numbers, each once', async (losses) => {
    const problem = seededProblem(100, { strategy, sampleEvery: 10 });
    const { gpu, devices, alive } = watchedGpu();
    await withEngine({ gpu }, async (engine) => {
      const undisturbed = await run(engine, problem, EPOCHS);
      expect(devices).toHaveLength(1);
      const lost = new Set<GPUDevice>();
      const found = await run(engine, problem, EPOCHS, ({ epoch }) => {
        const device = last(devices);
        // What was already on its way back from a lost device still comes.
        if (lost.size === losses || lost.has(device) || epoch < 16) return;
        lost.add(device);
        device.destroy();
      });
      expect(devices).toHaveLength(1 + losses);
      expect(alive()).toBe(1);
      const [due, got] = [samplesOf(undisturbed), samplesOf(found)];
      expect(got.map(({ epoch }) => epoch)).toEqual(due.map(({ epoch }) => epoch));
      got.forEach(({ loss, parameters }, i) => {
        const wanted = [due[i]?.loss ?? NaN, ...(due[i]?.parameters ?? [])];
        [loss, ...parameters].forEach((value, p) => {
          const exact = wanted[p] ?? NaN;
          expect(Math.abs(value - exact)).toBeLessThanOrEqual(relative * Math.abs(exact));
        });
      });
      expect(last(found).epoch).toBe(EPOCHS);
    });
  });
});

test('a device that is lost while the buffers are made is replaced', async () => {
  let losses = 2;
  const gpu = changedGpu({
    device: (device) => {
      if (losses-- > 0)
        queueMicrotask(() => {
          device.destroy();
        });
    },
  });
  await withEngine({ gpu }, async (engine) => {
    expect(last(await run(engine, seededProblem(100), 20)).epoch).toBe(20);
  });
});

test('a device that is lost while the data travel is replaced, and they travel again', async () => {
  const { gpu, devices } = watchedGpu();
  const x = new Float32Array(10_000_000);
  const shares: number[] = [];
  await withEngine({ gpu }, async (engine) => {
    const session = new Session({
      engine,
      problem: seededProblem(2, { data: { x, y: x } }),
      epochs: 1,
      clock,
      onUpload: (share) => {
        shares.push(share);
        if (shares.length === 1) devices[0]?.destroy();
      },
    });
    for await (const { epoch } of session) expect(epoch).toBe(1);
    expect(session.checkpoint.epoch).toBe(1);
  });
  expect(devices).toHaveLength(2);
  // The first piece twice.
  expect(shares[1]).toBe(shares[0]);
});

test('a profile that is cut off by a loss says so, and the next has another device', async () => {
  const { gpu, devices } = watchedGpu();
  await withEngine({ gpu }, async (engine) => {
    const problem = seededProblem(100);
    let readings = 0;
    const losing = (): number => {
      if (++readings === 5) devices[0]?.destroy();
      return clock();
    };
    await expect(engine.profile(problem, 100, losing)).rejects.toThrow(DeviceLostError);
    const { split } = await engine.profile(problem, 100, clock);
    expect(split.steps).toBe(100);
    expect(devices).toHaveLength(2);
  });
});

test('three losses in a row end the run, which keeps what it has', async () => {
  let lose = false;
  const { gpu, devices } = watchedGpu();
  await withEngine({ gpu }, async (engine) => {
    const session = new Session({
      engine,
      problem: seededProblem(100),
      epochs: 1_000_000,
      clock,
      onPrepared: () => {
        if (lose) devices.at(-1)?.destroy();
      },
    });
    let shown: Snapshot | undefined;
    const reading = (async () => {
      for await (const snapshot of session) {
        shown = snapshot;
        lose = true;
        devices.at(-1)?.destroy();
      }
    })();
    await expect(reading).rejects.toThrow(DeviceLostError);
    await expect(reading).rejects.toThrow(/3 times in a row at epoch \d+: .*or use the CPU engine/);
    expect(session.checkpoint).toEqual(startAt(shown?.parameters ?? [], shown?.epoch));
    expect(devices).toHaveLength(3);

    // The next run on the same engine is as good as any.
    lose = false;
    expect(last(await run(engine, seededProblem(100), 20)).epoch).toBe(20);
  });
});

test('a loss with no adapter to follow says so', async () => {
  const { gpu, devices } = watchedGpu();
  let there = true;
  const fading = fakeGpu(() => (there ? gpu.requestAdapter() : Promise.resolve(null)));
  await withEngine({ gpu: fading }, async (engine) => {
    const running = run(engine, seededProblem(100), 1_000_000, () => {
      there = false;
      devices[0]?.destroy();
    });
    await expect(running).rejects.toThrow(GpuUnavailableError);
  });
});

test('a loss by intent is no fault: the run ends, and no device follows', async () => {
  const { gpu, devices, alive } = watchedGpu();
  const engine = await createWebGpuEngine({ gpu });
  const trainer = await engine.prepare(seededProblem(100));
  const running = run(engine, seededProblem(100), 1_000_000, () => {
    engine.destroy();
  });
  await expect(running).rejects.toThrow(AbortedError);
  await expect(trainer.advance(1, RATE)).rejects.toThrow(AbortedError);
  await expect(engine.prepare(seededProblem(100))).rejects.toThrow(AbortedError);
  expect(devices).toHaveLength(1);
  await expect.poll(alive).toBe(0);
});

test('two runs on a device that is lost share the next one', async () => {
  const { gpu, devices, alive } = watchedGpu();
  await withEngine({ gpu }, async (engine) => {
    let lost = false;
    const lose = ({ epoch }: Snapshot): void => {
      if (lost || epoch < 100) return;
      lost = true;
      devices[0]?.destroy();
    };
    const runs = [1, 2].map((seed) => run(engine, seededProblem(100, {}, seed), 3000, lose));
    const ends = (await Promise.all(runs)).map((snapshots) => last(snapshots).epoch);
    expect(ends).toEqual([3000, 3000]);
    expect(devices).toHaveLength(2);
    expect(alive()).toBe(1);
  });
});
