import { Batches } from '../../core/batches/batches.ts';
import { inputsOf } from '../../core/data/inputs.ts';
import { LimitError } from '../../core/errors.ts';
import { isNetwork, parameterCountOf } from '../../core/models/model.ts';
import { unitsOf } from '../../core/models/network.ts';
import { optimizerOf } from '../../core/optimizers/index.ts';
import { scheduleOf } from '../../core/schedules/index.ts';
import { stepsPerEpoch as stepsOf } from '../../core/work/steps.ts';
import type { Hyperparameters, StrategyId } from '../../core/types.ts';
import type { BufferScope } from '../buffers.ts';
import { columnsOf, layBatches, layOutBatches, quadsOf } from '../columns.ts';
import type { GpuDevice } from '../device.ts';
import { BUFFER } from '../flags.ts';
import { createBindGroup, createPipeline } from '../pipelines.ts';
import type { GpuProblem } from '../problem.ts';
import type { Plan, Recorder } from '../trainer.ts';

/** The most iterations over points of one invocation in one dispatch, as in core/work/shape.ts. */
const MOST_ITERATIONS = 32_768;

/** Dispatches of one submit. */
const MOST_DISPATCHES = 32_768;

/** Steps of one submit whose numbers or points differ from step to step: they travel with it. */
const MOST_FED_STEPS = 16_384;
/** And the most bytes of points that do. */
const MOST_FED_BYTES = 2 ** 23;

/** What an invocation may keep to itself: θ, sums, slots, and a network's values. */
const MOST_PRIVATE_BYTES = 60_000;

/** The most points that one workgroup sums in a step. */
export const TRAIN_MOST_POINTS = 65_536;

/**
 * Any model, loss, optimizer, schedule and batch, by one workgroup.
 * @param strategy `fused` does many steps in a dispatch, `dispatch` one
 */
export async function planTrain(
  gpu: GpuDevice,
  problem: GpuProblem,
  strategy: StrategyId,
  caution: number,
): Promise<Plan> {
  checkSize(problem);
  const { data, batch } = problem;
  const points = data.y.length;
  const size = batch === 'full' ? points : Math.min(batch, points);
  const WG = gpu.software ? 1 : Math.min(64, 2 ** Math.ceil(Math.log2(quadsOf(size))));
  const perStep = Math.max(1, Math.ceil(quadsOf(size) / WG));
  const fused = Math.max(1, Math.floor(MOST_ITERATIONS / 4 ** caution / perStep));
  const STEPS = strategy === 'fused' ? fused : 1;
  const pipeline = await createPipeline(gpu, 'train', problem, { WG, STEPS });
  const feeding = feedingOf(problem, STEPS);
  return {
    strategy,
    description: `${strategy}, 1 × ${WG} threads${strategy === 'fused' ? `, ${STEPS} steps a dispatch` : ''}`,
    kernels: ['train'],
    mostSteps: feeding.mostEpochs,
    stepsPerDispatch: STEPS,
    settings: feeding.settings,
    set: (scope, buffers) => {
      const { named, feed, order } = feeding.set(scope);
      const bindGroup = createBindGroup(gpu.device, 'train', pipeline, { ...buffers.bindings, ...named }); // prettier-ignore
      const record: Recorder = (pass, epochs) => {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup);
        const steps = epochs * stepsOf(problem);
        for (let done = 0; done < steps; done += STEPS) pass.dispatchWorkgroups(1);
      };
      return Object.assign(record, { feed, order });
    },
  };
}

/** @throws LimitError for a model that is too large for an invocation */
function checkSize({ model, optimizer }: GpuProblem): void {
  const P = parameterCountOf(model);
  const perParameter = 4 * (6 + optimizerOf(optimizer).slots.length);
  const values = isNetwork(model) ? 32 * unitsOf(model) : 16 * P;
  const bytes = P * perParameter + values;
  if (bytes <= MOST_PRIVATE_BYTES) return;
  const most = Math.floor((MOST_PRIVATE_BYTES - values) / perParameter);
  throw new LimitError(
    `a model of ${P} parameters needs ${bytes} bytes an invocation, and a kernel has ${MOST_PRIVATE_BYTES}: take at most ${most} parameters, or engine cpu`,
  );
}

/** What travels with each submit: the numbers of its steps, and, of batches, its points. */
function feedingOf(problem: GpuProblem, stepsPerDispatch: number) {
  const { data, batch, schedule, start } = problem;
  const optimizer = optimizerOf(problem.optimizer);
  const points = data.y.length;
  const perEpoch = stepsOf(problem);
  const isSteady = optimizer.isSteady && schedule.kind === 'constant';
  const isFull = batch === 'full';
  const size = isFull ? points : Math.min(batch, points);
  const K = optimizer.scalars.length;
  const epochBytes = 16 * perEpoch * quadsOf(size) * (inputsOf(data).length + 1);
  const mostSteps = Math.min(
    MOST_DISPATCHES * stepsPerDispatch,
    isSteady ? 1_000_000 : MOST_FED_STEPS,
    isFull ? Infinity : (perEpoch * MOST_FED_BYTES) / epochBytes,
  );
  const mostEpochs = Math.max(1, Math.floor(mostSteps / perEpoch));
  const layout = layOutBatches(points, size, isFull ? 1 : mostEpochs);
  const { batchQuads, columnQuads } = layout;
  const lastBatch = points - (perEpoch - 1) * size;
  const settings = {
    columnQuads,
    stepsPerEpoch: perEpoch,
    batchQuads: isFull ? 0 : batchQuads,
    batch: size,
    lastBatch,
    inverseBatch: 1 / size,
    inverseLastBatch: 1 / lastBatch,
    numbersPerStep: isSteady ? 0 : 1,
  };
  const set = (scope: BufferScope) => {
    const numbers = new Float32Array(K * (isSteady ? 1 : mostEpochs * perEpoch));
    const laid = isFull ? columnsOf(data) : new Float32Array(4 * columnQuads * (inputsOf(data).length + 1)); // prettier-ignore
    const named = {
      numbers: scope.createFilled('numbers', numbers, BUFFER.STORAGE),
      points: scope.createFilled('points', laid, BUFFER.STORAGE),
    };
    const batches = isFull ? undefined : new Batches(points, batch, start.order);
    const rateOf = scheduleOf(schedule);
    let { epoch, step } = start;
    const feed = (queue: GPUQueue, epochs: number, { learningRate }: Hyperparameters): void => {
      if (isSteady) {
        numbers.set(optimizer.scalarsAt(learningRate, 1));
        queue.writeBuffer(named.numbers, 0, numbers);
      }
      for (let e = 0; e < epochs; e++) {
        if (!isSteady) {
          const rate = learningRate * rateOf(epoch);
          for (let i = 0; i < perEpoch; i++) {
            numbers.set(optimizer.scalarsAt(rate, step + i + 1), K * (e * perEpoch + i));
          }
        }
        if (batches !== undefined) layBatches(laid, data, layout, e, batches.next());
        epoch += 1;
        step += perEpoch;
      }
      if (!isSteady) queue.writeBuffer(named.numbers, 0, numbers, 0, K * epochs * perEpoch);
      if (batches === undefined) return;
      // Of each column as much as was laid anew.
      const fresh = 4 * epochs * perEpoch * batchQuads;
      for (let at = 0; at < laid.length; at += 4 * columnQuads) {
        queue.writeBuffer(named.points, 4 * at, laid, at, fresh);
      }
    };
    return { named, feed, order: () => batches?.order };
  };
  return { mostEpochs, settings, set };
}
