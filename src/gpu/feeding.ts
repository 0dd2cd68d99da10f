/** What travels with each submit: the numbers of its steps, and, of batches, its points. */
import { Batches } from '../core/batches/batches.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { movementOf, type Movement } from '../core/optimizers/movement.ts';
import type { GeneratorState } from '../core/random/torch.ts';
import { scheduleOf, type Schedule } from '../core/schedules/index.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type { Hyperparameters } from '../core/types.ts';
import type { BufferScope } from './buffers.ts';
import { columnsOf, layBatches, layOutBatches, quadsOf, type BatchLayout } from './columns.ts';
import { BUFFER } from './flags.ts';
import type { GpuProblem } from './problem.ts';

/** Dispatches of one submit. */
const MOST_DISPATCHES = 32_768;
const MOST_STEPS = 1_000_000;

/** Steps of one submit whose numbers differ from step to step: they travel with it. */
const MOST_FED_STEPS = 16_384;
/** And the most bytes of points that do. */
const MOST_FED_BYTES = 2 ** 23;

/** How many epochs a submit can be fed for, and how their points lie. */
export interface Portions {
  readonly mostEpochs: number;
  /** Whether each step has the same numbers as every other. */
  readonly isSteady: boolean;
  /** Points of a step; the last of an epoch may have fewer. */
  readonly size: number;
  readonly layout: BatchLayout;
  /** Of `struct Settings`. */
  readonly settings: Readonly<Record<string, number>>;
}

export function portionsOf(problem: GpuProblem, stepsPerDispatch: number): Portions {
  const { data, batch, schedule } = problem;
  const points = data.y.length;
  const perEpoch = stepsPerEpoch(problem);
  const isSteady = movementOf(problem).isSteady && schedule.kind === 'constant';
  const isFull = batch === 'full';
  const size = isFull ? points : Math.min(batch, points);
  const stepBytes = 16 * quadsOf(size) * (inputsOf(data).length + 1);
  const mostSteps = Math.min(
    MOST_DISPATCHES * stepsPerDispatch,
    isSteady ? MOST_STEPS : MOST_FED_STEPS,
    isFull ? Infinity : MOST_FED_BYTES / stepBytes,
  );
  const mostEpochs = Math.max(1, Math.floor(mostSteps / perEpoch));
  const layout = layOutBatches(points, size, isFull ? 1 : mostEpochs);
  const lastBatch = points - (perEpoch - 1) * size;
  const settings = {
    columnQuads: layout.columnQuads,
    stepsPerEpoch: perEpoch,
    batchQuads: isFull ? 0 : layout.batchQuads,
    batch: size,
    lastBatch,
    inverseBatch: 1 / size,
    inverseLastBatch: 1 / lastBatch,
    numbersPerStep: isSteady ? 0 : 1,
  };
  return { mostEpochs, isSteady, size, layout, settings };
}

/** The numbers of the steps of each submit, written before it. */
export class NumbersFeed {
  readonly buffer: GPUBuffer;
  readonly #movement: Movement;
  readonly #schedule: Schedule;
  readonly #perEpoch: number;
  readonly #isSteady: boolean;
  readonly #numbers: Float32Array<ArrayBuffer>;
  #epoch: number;
  #step: number;

  constructor(scope: BufferScope, problem: GpuProblem, { isSteady, mostEpochs }: Portions) {
    this.#movement = movementOf(problem);
    this.#schedule = scheduleOf(problem.schedule);
    this.#perEpoch = stepsPerEpoch(problem);
    this.#isSteady = isSteady;
    const steps = isSteady ? 1 : mostEpochs * this.#perEpoch;
    this.#numbers = new Float32Array(this.#movement.scalarCount * steps);
    this.buffer = scope.createFilled('numbers', this.#numbers, BUFFER.STORAGE);
    this.#epoch = problem.start.epoch;
    this.#step = problem.start.step;
  }

  feed(queue: GPUQueue, epochs: number, { learningRate }: Hyperparameters): void {
    const { scalarsAt } = this.#movement;
    const numbers = this.#numbers;
    let length = 0;
    const put = (factor: number, step: number): void => {
      for (const ofGroup of scalarsAt(learningRate, factor, step)) {
        numbers.set(ofGroup, length);
        length += ofGroup.length;
      }
    };
    if (this.#isSteady) put(1, 1);
    for (let e = 0; e < epochs && !this.#isSteady; e++) {
      const factor = this.#schedule(this.#epoch++);
      for (let i = 0; i < this.#perEpoch; i++) put(factor, ++this.#step);
    }
    queue.writeBuffer(this.buffer, 0, numbers, 0, length);
  }
}

/** The points in the order in which the steps take them: of full batches once, of others before each submit. */
export class PointsFeed {
  readonly buffer: GPUBuffer;
  readonly #problem: GpuProblem;
  readonly #layout: BatchLayout;
  readonly #laid: Float32Array<ArrayBuffer>;
  readonly #batches: Batches | undefined;

  constructor(scope: BufferScope, problem: GpuProblem, { layout }: Portions) {
    const { data, batch, start } = problem;
    this.#problem = problem;
    this.#layout = layout;
    const isFull = batch === 'full';
    const length = 4 * layout.columnQuads * (inputsOf(data).length + 1);
    this.#laid = isFull ? columnsOf(data) : new Float32Array(length);
    this.#batches = isFull ? undefined : new Batches(data.y.length, batch, start.order);
    this.buffer = scope.createFilled('points', this.#laid, BUFFER.STORAGE);
  }

  /** What draws the order of the epoch after those that were fed. */
  get order(): GeneratorState | undefined {
    return this.#batches?.order;
  }

  feed(queue: GPUQueue, epochs: number): void {
    if (this.#batches === undefined) return;
    const { stepsPerEpoch: steps, batchQuads, columnQuads } = this.#layout;
    for (let e = 0; e < epochs; e++) {
      layBatches(this.#laid, this.#problem.data, this.#layout, e, this.#batches.next());
    }
    // Of each column as much as was laid anew.
    const fresh = 4 * epochs * steps * batchQuads;
    for (let at = 0; at < this.#laid.length; at += 4 * columnQuads) {
      queue.writeBuffer(this.buffer, 4 * at, this.#laid, at, fresh);
    }
  }
}
