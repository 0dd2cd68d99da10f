import { Batches } from '../core/batches/batches.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { lossOf, type Loss } from '../core/losses/index.ts';
import { differentiable, type Differentiable } from '../core/models/differentiable.ts';
import { optimizerOf, type Optimizer } from '../core/optimizers/index.ts';
import type { GeneratorState } from '../core/random/torch.ts';
import { scheduleOf, type Schedule } from '../core/schedules/index.ts';
import type { Problem } from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';

/** The reference in f64 for any model, loss, optimizer, schedule and batch, as plain as it can be written. */
export class Descent implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  loss = NaN;
  readonly #inputs: readonly Float32Array[];
  readonly #target: Float32Array;
  readonly #model: Differentiable;
  readonly #loss: Loss;
  readonly #optimizer: Optimizer;
  readonly #schedule: Schedule;
  readonly #batches: Batches;
  /** What the optimizer keeps, by parameter. [P][S] */
  readonly #kept: readonly number[][];
  #epoch: number;
  #step: number;

  /** @throws ConfigError */
  constructor({ data, model, loss, optimizer, schedule, batch, start }: Problem) {
    const { epoch, step, parameters, slots, order } = start;
    this.#inputs = inputsOf(data);
    this.#target = data.y;
    this.#model = differentiable(model);
    this.#loss = lossOf(loss);
    this.#optimizer = optimizerOf(optimizer);
    this.#schedule = scheduleOf(schedule);
    this.#batches = new Batches(data.y.length, batch, order);
    this.parameters = Float64Array.from(parameters);
    this.gradient = new Float64Array(parameters.length);
    this.#epoch = epoch;
    this.#step = step;
    this.#kept = parameters.map((_, p) =>
      this.#optimizer.slots.map((__, s) => slots[s * parameters.length + p] ?? NaN),
    );
  }

  /** Slot by slot. [S × P] */
  get slots(): readonly number[] {
    return this.#optimizer.slots.flatMap((_, s) => this.#kept.map((kept) => kept[s] ?? NaN));
  }

  get order(): GeneratorState | undefined {
    return this.#batches.order;
  }

  epochs(count: number, learningRate: number): void {
    const { scalarsAt, update } = this.#optimizer;
    const n = this.#target.length;
    for (let i = 0; i < count; i++) {
      const rate = learningRate * this.#schedule(this.#epoch);
      let sum = 0;
      for (const rows of this.#batches.next()) {
        sum += this.#differentiate(rows);
        this.#step += 1;
        const scalars = scalarsAt(rate, this.#step);
        for (const [p, kept] of this.#kept.entries()) {
          const [value = NaN, slope = NaN] = [this.parameters[p], this.gradient[p]];
          this.parameters[p] = update(value, slope, kept, scalars);
        }
      }
      this.loss = sum / n;
      this.#epoch += 1;
    }
  }

  /** dL/dθ of a batch into `gradient`, where L is the mean of its losses. @returns their sum */
  #differentiate(rows: Uint32Array): number {
    const { forward, backward } = this.#model;
    const { loss, lossGrad } = this.#loss;
    const inputs = this.#inputs.map(() => NaN);
    let sum = 0;
    this.gradient.fill(0);
    for (const row of rows) {
      for (const [d, column] of this.#inputs.entries()) inputs[d] = column[row] ?? NaN;
      const prediction = forward(inputs, this.parameters);
      const y = this.#target[row] ?? NaN;
      sum += loss(prediction, y);
      backward(lossGrad(prediction, y) / rows.length, this.parameters, this.gradient);
    }
    return sum;
  }
}
