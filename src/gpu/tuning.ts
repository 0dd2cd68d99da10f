import { IncompleteWorkError, LimitError } from '../core/errors.ts';
import { isShape, type Shape, type TuningStore } from '../core/shape.ts';
import type { Trainer } from '../core/types.ts';
import type { GpuDevice } from './device.ts';
import type { GpuProblem } from './problem.ts';
import { planDispatch } from './strategies/dispatch.ts';
import { GpuTrainer } from './trainer.ts';

/** How long a calibration goes on trying shapes. The last one begun is finished. */
const BUDGET_MS = 200;

/** Enough to fill the device, so that shapes differ: a GPU has a hundred times the lanes. */
const POINTS = { software: 2 ** 18, hardware: 2 ** 24 } as const;
/** A piece of steps is doubled until it takes so long that its submit is small beside it. */
const PIECE_MS = 2;
const FIRST_STEPS = 4;
const MOST_STEPS = 256;
/** The least of several: what else the machine does can only add. */
const REPEATS = 4;

/** In the order in which they are tried: the likeliest first. */
export const CANDIDATES = {
  software: shapes([4, 16], [16, 16], [4, 4], [8, 64], [64, 4]),
  hardware: shapes([256, 1024], [256, 2048], [128, 2048], [256, 256], [64, 4096], [64, 256]),
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
  const kind = gpu.software ? 'software' : 'hardware';
  const candidates = CANDIDATES[kind];
  const problem = calibrationProblem(POINTS[kind]);
  const begin = clock();
  let best = candidates[0];
  let bestMs = Infinity;
  for (const shape of candidates) {
    const stepMs = await measure(gpu, problem, shape, clock);
    if (stepMs < bestMs) [best, bestMs] = [shape, stepMs];
    if (clock() - begin > BUDGET_MS) break;
  }
  return best;
}

/** Milliseconds a step; Infinity for a shape that the device cannot do. */
async function measure(
  gpu: GpuDevice,
  problem: GpuProblem,
  shape: Shape,
  clock: () => number,
): Promise<number> {
  try {
    const plan = await planDispatch(gpu, problem, shape);
    const trainer = await GpuTrainer.create(gpu, problem, plan);
    try {
      return await stepMs(trainer, clock);
    } finally {
      trainer.destroy();
    }
  } catch (error) {
    if (error instanceof IncompleteWorkError || error instanceof LimitError) return Infinity;
    throw error;
  }
}

async function stepMs(trainer: Trainer, clock: () => number): Promise<number> {
  // The first step compiles.
  await trainer.advance(1);
  let steps = FIRST_STEPS;
  const pieceMs = async (): Promise<number> => {
    const begin = clock();
    await trainer.advance(steps);
    return clock() - begin;
  };
  while ((await pieceMs()) < PIECE_MS && steps < MOST_STEPS) steps *= 2;
  let leastMs = Infinity;
  for (let i = 0; i < REPEATS; i++) leastMs = Math.min(leastMs, await pieceMs());
  return leastMs / steps;
}

/** Any points will do: the time of a sum does not depend on its terms. */
function calibrationProblem(points: number): GpuProblem {
  const x = new Float32Array(points);
  for (let i = 0; i < points; i++) x[i] = i / points;
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
