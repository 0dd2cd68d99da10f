import { Batches, type BatchSize } from '../../core/batches/batches.ts';
import type { Loss } from '../../core/losses/index.ts';
import type { Optimizer } from '../../core/optimizers/index.ts';
import type { GeneratorState } from '../../core/random/torch.ts';
import type { Schedule } from '../../core/schedules/index.ts';
import type { Checkpoint } from '../../core/types.ts';
import type { CpuKernel } from '../kernel.ts';
import type { Differentiable } from './differentiable.ts';

/** Where a run stands, within an epoch, too: all that the next step takes from those before. */
export interface DescentState extends Checkpoint {
  /** Draws the order of the epoch that the next step lies in; left out where all points are one batch. */
  readonly order?: GeneratorState;
  /** Σ l over the points of that epoch that were seen, each before its batch's update. */
  readonly lossSum: number;
}

export interface DescentOptions {
  readonly model: Differentiable;
  /** y. [n] */
  readonly target: ArrayLike<number>;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  readonly batch: BatchSize;
  readonly start: DescentState;
}

/** A run's state before its first step. @param order the generator after data and parameters; full batches need none */
export function beginDescent(
  optimizer: Optimizer,
  parameters: readonly number[],
  order?: GeneratorState,
): DescentState {
  const slots = Array<number>(optimizer.slots * parameters.length).fill(0);
  const state = { epoch: 0, step: 0, parameters, slots, lossSum: 0 };
  return order === undefined ? state : { ...state, order };
}

/** The reference in f64 for any model, loss, optimizer, schedule and batch, as plain as it can be written. */
export class Descent implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly #options: DescentOptions;
  readonly #batches: Batches;
  /** What the optimizer keeps, by parameter. [P][S] */
  readonly #kept: readonly number[][];
  #step: number;
  #lossSum: number;
  #loss = NaN;

  /** @throws ConfigError */
  constructor(options: DescentOptions) {
    const { model, target, optimizer, batch, start } = options;
    this.#options = options;
    this.#batches = new Batches(target.length, batch, start.order, start.epoch);
    this.parameters = Float64Array.from(start.parameters);
    this.gradient = new Float64Array(model.parameterCount);
    this.#step = start.step;
    this.#lossSum = start.lossSum;
    const P = model.parameterCount;
    this.#kept = start.parameters.map((_, p) =>
      Array.from({ length: optimizer.slots }, (_, s) => start.slots[s * P + p] ?? NaN),
    );
  }

  /** The steps of an epoch. */
  get perEpoch(): number {
    return this.#batches.perEpoch;
  }

  /** Of the last epoch that ended: the mean over its points, each before its batch's update. NaN before. */
  get loss(): number {
    return this.#loss;
  }

  /** Slot by slot. [S × P] */
  get slots(): readonly number[] {
    const { slots } = this.#options.optimizer;
    return Array.from({ length: slots }, (_, s) => this.#kept.map((kept) => kept[s] ?? NaN)).flat();
  }

  get state(): DescentState {
    const step = this.#step;
    const order = this.#batches.stateAt(step);
    return {
      epoch: Math.floor(step / this.perEpoch),
      step,
      parameters: [...this.parameters],
      slots: this.slots,
      lossSum: this.#lossSum,
      ...(order === undefined ? {} : { order }),
    };
  }

  /** @param learningRate which the schedule multiplies in each epoch */
  steps(count: number, learningRate: number): void {
    const { optimizer, schedule, target } = this.#options;
    for (let i = 0; i < count; i++) {
      const rows = this.#batches.rowsOf(this.#step);
      const rate = learningRate * schedule(Math.floor(this.#step / this.perEpoch));
      this.#lossSum += this.#differentiate(rows);
      this.#step += 1;
      for (const [p, kept] of this.#kept.entries()) {
        const [value = NaN, slope = NaN] = [this.parameters[p], this.gradient[p]];
        this.parameters[p] = optimizer.update(value, slope, kept, rate, this.#step);
      }
      if (this.#step % this.perEpoch === 0) {
        this.#loss = this.#lossSum / target.length;
        this.#lossSum = 0;
      }
    }
  }

  /** dL/dθ of a batch into `gradient`, where L is the mean of its losses. @returns their sum */
  #differentiate(rows: Uint32Array): number {
    const { model, target, loss } = this.#options;
    let sum = 0;
    this.gradient.fill(0);
    for (const row of rows) {
      const prediction = model.forward(row, this.parameters);
      const y = target[row] ?? NaN;
      sum += loss.loss(prediction, y);
      model.backward(loss.lossGrad(prediction, y) / rows.length, this.parameters, this.gradient);
    }
    return sum;
  }
}
