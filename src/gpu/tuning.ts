import { IncompleteWorkError, LimitError } from '../core/errors.ts';
import { isShape, type Shape, type TuningStore } from '../core/work/shape.ts';
import type { Problem, Trainer } from '../core/types.ts';
import type { GpuDevice } from './device.ts';
import { leastMs } from './kernel-time.ts';
import type { GpuProblem } from './problem.ts';
import { planDispatch } from './strategies/dispatch.ts';
import { createTrainer } from './trainer.ts';

/** How long a calibration goes on trying shapes. */
const BUDGET_MS = 200;

/** Enough to fill the device, so that shapes differ: a GPU has a hundred times the lanes. */
const POINTS = { software: 2 ** 18, hardware: 2 ** 24 } as const;
/** A piece of steps is doubled until it takes so long that its submit is small beside it. */
const PIECE_MS = 2;
const MOST_STEPS = 256;

/** In the order in which they are tried: the likeliest first. */
export const CANDIDATES = {
  software: shapes([4, 16], [16, 16], [4, 4], [8, 64], [64, 4]),
  hardware: shapes([256, 1024], [256, 2048], [128, 2048], [256, 256], [64, 4096], [64, 256]),
} as const;

/**
 * The fastest shape for many points on this adapter: the kept one, or measured now and kept. The
 * best shape differs 18-fold between adapters, so that it is not assumed.
 */
export async function tunedShape(
  gpu: GpuDevice,
  store: TuningStore,
  problem: Problem,
): Promise<Shape> {
  const kept = store.load(gpu.adapter);
  if (isShape(kept)) return kept;
  const shape = await calibrate(gpu, store.clock, problem);
  store.save(gpu.adapter, shape);
  return shape;
}

/** The fastest shape for so many points, measured by training. */
async function calibrate(gpu: GpuDevice, clock: () => number, given: Problem): Promise<Shape> {
  const problem = calibrationProblem(given, POINTS[gpu.software ? 'software' : 'hardware']);
  const measured = (shape: Shape): Promise<number> => measure(gpu, problem, shape, clock);
  return (await fastest(gpu, measured, clock, BUDGET_MS)).shape;
}

/** Tries the candidates in turn until the time is up. The last one begun is finished. */
export async function fastest(
  { software }: GpuDevice,
  measured: (shape: Shape) => Promise<number>,
  clock: () => number,
  budgetMs: number,
): Promise<{ readonly shape: Shape; readonly time: number }> {
  const candidates = CANDIDATES[software ? 'software' : 'hardware'];
  const begin = clock();
  let best: { shape: Shape; time: number } = { shape: candidates[0], time: Infinity };
  for (const shape of candidates) {
    const time = await measured(shape);
    if (time < best.time) best = { shape, time };
    if (clock() - begin > budgetMs) break;
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
    const trainer = await createTrainer(gpu, problem, plan);
    try {
      return await stepMs(trainer, problem, clock);
    } finally {
      trainer.destroy();
    }
  } catch (error) {
    if (error instanceof IncompleteWorkError || error instanceof LimitError) return Infinity;
    throw error;
  }
}

async function stepMs(trainer: Trainer, problem: Problem, clock: () => number): Promise<number> {
  // The first step compiles.
  await trainer.advance(1, problem);
  const pieceMs = async (steps: number): Promise<number> => {
    const begin = clock();
    await trainer.advance(steps, problem);
    return clock() - begin;
  };
  const isLong = (ms: number, steps: number): boolean => ms >= PIECE_MS || steps >= MOST_STEPS;
  return leastMs(pieceMs, { first: 4, growth: 2, isLong, samples: 5 });
}

/** Any points will do: the time of a sum does not depend on its terms. */
function calibrationProblem(problem: Problem, points: number): GpuProblem {
  const x = new Float32Array(points);
  for (let i = 0; i < points; i++) x[i] = i / points;
  return { ...problem, data: { x, y: x }, learningRate: 0, precision: 'f32', sampleEvery: 1 };
}

type Pair = readonly [workgroupSize: number, blocks: number];

function shapes(first: Pair, ...rest: readonly Pair[]): readonly [Shape, ...Shape[]] {
  const shapeOf = ([workgroupSize, blocks]: Pair): Shape => ({ workgroupSize, blocks });
  return [shapeOf(first), ...rest.map(shapeOf)];
}
