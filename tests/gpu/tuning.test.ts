import { expect, test } from 'vitest';
import { isShape, type Shape, type TuningStore } from '../../src/core/work/shape.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { CANDIDATES } from '../../src/gpu/tuning.ts';
import { changedGpu } from '../helpers/fake-gpu.ts';
import { RATE, seededProblem } from '../helpers/problems.ts';

function memory(kept: unknown): TuningStore & { readonly saved: Shape[] } {
  const saved: Shape[] = [];
  return {
    saved,
    clock: () => performance.now(),
    load: () => saved[0] ?? kept,
    save: (_adapter, shape) => {
      saved.push(shape);
    },
  };
}

async function description(tuning: TuningStore, points: number): Promise<string> {
  const engine = await createWebGpuEngine({ gpu: navigator.gpu, tuning });
  const trainer = await engine.prepare(seededProblem(points));
  await trainer.advance(1, RATE);
  const text = trainer.description;
  trainer.destroy();
  engine.destroy();
  return text;
}

test('the first run over many points measures, and keeps what it found', async () => {
  const store = memory(undefined);
  const first = await description(store, 100_000);
  expect(store.saved).toHaveLength(1);
  expect(isShape(store.saved[0])).toBe(true);
  expect(await description(store, 100_000)).toBe(first);
  expect(store.saved).toHaveLength(1);
});

test('a kept shape is taken as it is', async () => {
  const store = memory({ workgroupSize: 8, blocks: 24 });
  expect(await description(store, 100_000)).toBe('dispatch, 24 × 8 threads');
  expect(store.saved).toHaveLength(0);
});

test('what is kept but no shape is measured anew', async () => {
  const store = memory({ workgroupSize: 7, blocks: -1 });
  await description(store, 100_000);
  expect(store.saved).toHaveLength(1);
});

test('the fastest is taken, neither the first nor the last nor the one of the shortest piece', async () => {
  // Milliseconds of each piece of four steps, on a clock that the test holds. A piece of less than 2 is tried with
  // eight: the second candidate takes 3/8 of one a step, the fourth 2.5/4. None is long enough to end the search.
  const pieces = [[4], [1, 3], [9], [2.5], [7], [6]].map(([first = NaN, then = first]) =>
    // The first pieces find the length, the last four count.
    then === first ? Array<number>(5).fill(first) : [first, ...Array<number>(5).fill(then)],
  );
  // By look: the beginning, two for each piece, and one at what is left of the time after each candidate.
  const passing = [0, ...pieces.flatMap((of) => [...of.flatMap((ms) => [0, ms]), 0])];
  let now = 0;
  let looks = 0;
  const clock = (): number => (now += passing[looks++] ?? 0);
  const store = memory(undefined);
  await description({ ...store, clock }, 100_000);
  const { software, hardware } = CANDIDATES;
  expect([software[1], hardware[1]]).toContainEqual(store.saved[0]);
});

test('a new device is asked for anew, and does not train in the shape of the old one', async () => {
  const devices: GPUDevice[] = [];
  const gpu = changedGpu({ device: (device) => devices.push(device) });
  const shapes: Shape[] = [
    { workgroupSize: 8, blocks: 24 },
    { workgroupSize: 16, blocks: 12 },
  ];
  const engine = await createWebGpuEngine({
    gpu,
    tuning: { ...memory(undefined), load: () => shapes[devices.length - 1] },
  });
  const described = async (): Promise<string> => {
    const trainer = await engine.prepare(seededProblem(100_000));
    trainer.destroy();
    return trainer.description;
  };
  expect(await described()).toBe('dispatch, 24 × 8 threads');
  devices[0]?.destroy();
  await devices[0]?.lost;
  expect(await described()).toBe('dispatch, 12 × 16 threads');
  engine.destroy();
});

test('few points need no measurement', async () => {
  const store = memory(undefined);
  await description(store, 100);
  expect(store.saved).toHaveLength(0);
});

test('a measurement that fails is not kept: the next run measures anew', async () => {
  const store = memory(undefined);
  let broken = true;
  const clock = (): number => {
    if (broken) throw new Error('no clock today');
    return performance.now();
  };
  const engine = await createWebGpuEngine({ gpu: navigator.gpu, tuning: { ...store, clock } });
  await expect(engine.prepare(seededProblem(100_000))).rejects.toThrow('no clock today');
  broken = false;
  const trainer = await engine.prepare(seededProblem(100_000));
  expect(await trainer.advance(1, RATE)).toMatchObject({ epoch: 1, finite: true });
  expect(store.saved).toHaveLength(1);
  trainer.destroy();
  engine.destroy();
});
