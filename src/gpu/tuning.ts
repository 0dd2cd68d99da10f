import { IncompleteWorkError } from '../core/errors.ts';
import { isShape, type Shape, type TuningStore } from '../core/shape.ts';
import type { GpuDevice } from './device.ts';
import type { GpuProblem } from './problem.ts';
import { planDispatch } from './strategies/dispatch.ts';
import { GpuTrainer } from './trainer.ts';

/** How long a calibration goes on trying shapes. The last one begun is finished. */
const BUDGET_MS = 200;

/** Enough that a step takes longer than its dispatch, on a GPU as well. */
const POINTS = 2 ** 18;
const STEPS = 4;
/** The least of several: what else the machine does can only add. */
const REPEATS = 4;

/** In the order in which they are tried: the likeliest first. */
export const CANDIDATES = {
  software: shapes([4, 16], [16, 16], [4, 4], [8, 64], [64, 4]),
  hardware: shapes([64, 256], [256, 256], [128, 512], [256, 1024], [64, 1024], [256, 64]),
} as const;

/**
 * The fastest shape for many points on this adapter: the kept one, or measured now and kept. The
 * best shape differs 18-fold between adapters, so that it is not assumed.
 */
export async function tunedShape(gpu: GpuDevice, store: TuningStore): Promise<Shape> {
  const kept = store.load(gpu.adapter);
  if (isShape(kept)) return kept;
  const shape = await calibrate(gpu, store.clock);
  store.save(gpu.adapter, shape);
  return shape;
}

/** Measures candidates in turn until the time is up; returns the fastest. */
async function calibrate(gpu: GpuDevice, clock: () => number): Promise<Shape> {
  const candidates = gpu.software ? CANDIDATES.software : CANDIDATES.hardware;
  const problem = calibrationProblem();
  const begin = clock();
  let best = candidates[0];
  let bestMs = Infinity;
  for (const shape of candidates) {
    const elapsedMs = await measure(gpu, problem, shape, clock);
    if (elapsedMs < bestMs) [best, bestMs] = [shape, elapsedMs];
    if (clock() - begin > BUDGET_MS) break;
  }
  return best;
}

/** Infinity for a shape that the device cannot do. */
async function measure(
  gpu: GpuDevice,
  problem: GpuProblem,
  shape: Shape,
  clock: () => number,
): Promise<number> {
  const trainer = await GpuTrainer.create(gpu, problem, await planDispatch(gpu, problem, shape));
  try {
    // The first step compiles.
    await trainer.advance(1);
    let leastMs = Infinity;
    for (let i = 0; i < REPEATS; i++) {
      const begin = clock();
      await trainer.advance(STEPS);
      leastMs = Math.min(leastMs, clock() - begin);
    }
    return leastMs;
  } catch (error) {
    if (error instanceof IncompleteWorkError) return Infinity;
    throw error;
  } finally {
    trainer.destroy();
  }
}

/** Any points will do: the time of a sum does not depend on its terms. */
function calibrationProblem(): GpuProblem {
  const x = Float32Array.from({ length: POINTS }, (_, i) => i / POINTS);
  return {
    data: { x, y: x },
    curve: 'line',
    loss: 'mse',
    optimizer: 'sgd',
    strategy: 'dispatch',
    learningRate: 1e-3,
    precision: 'f32',
    sampleEvery: 1,
    start: { epoch: 0, parameters: [0, 0] },
  };
}

function shapes(...pairs: readonly (readonly [number, number])[]): readonly [Shape, ...Shape[]] {
  const [first, ...rest] = pairs.map(([workgroupSize, blocks]) => ({ workgroupSize, blocks }));
  if (first === undefined) throw new Error('no candidate shapes');
  return [first, ...rest];
}
