import { Batches } from '../core/batches/batches.ts';
import { F32, F64, type Arithmetic } from '../core/formula/arithmetic.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { lossOf, type Loss } from '../core/losses/index.ts';
import { differentiable, type Differentiable } from '../core/models/differentiable.ts';
import { movementOf, type Movement } from '../core/optimizers/movement.ts';
import type { GeneratorState } from '../core/random/torch.ts';
import { scheduleOf, type Schedule } from '../core/schedules/index.ts';
import type { Precision, Problem } from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';

/** Sums run side by side, as the components of a vec4f do. */
const LANES = 4;

/**
 * The reference for any model, loss, optimizer, schedule and batch, as plain as it can be written. In f32 it computes what
 * train.wgsl does by one invocation, operation for operation.
 */
export class Descent implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  loss = NaN;
  readonly #arithmetic: Arithmetic;
  readonly #inputs: readonly Float32Array[];
  /** Of each lane. */
  readonly #gradients: readonly Float64Array[];
  readonly #target: Float32Array;
  readonly #model: Differentiable;
  readonly #loss: Loss;
  readonly #movement: Movement;
  readonly #schedule: Schedule;
  readonly #batches: Batches;
  /** What is kept of each parameter: as much as its group does. [P][S] */
  readonly #kept: readonly number[][];
  #epoch: number;
  #step: number;

  /** @throws ConfigError */
  constructor(problem: Problem, arithmetic: Arithmetic) {
    const { data, model, loss, schedule, batch, start } = problem;
    const { epoch, step, parameters, slots, order } = start;
    this.#inputs = inputsOf(data);
    this.#target = data.y;
    this.#arithmetic = arithmetic;
    this.#model = differentiable(model, arithmetic);
    this.#loss = lossOf(loss, arithmetic);
    this.#movement = movementOf(problem, arithmetic);
    this.#schedule = scheduleOf(schedule);
    this.#batches = new Batches(data.y.length, batch, order);
    this.parameters = Float64Array.from(parameters);
    this.gradient = new Float64Array(parameters.length);
    this.#gradients = Array.from({ length: LANES }, () => new Float64Array(parameters.length));
    this.#epoch = epoch;
    this.#step = step;
    const { groupOf, optimizers } = this.#movement;
    this.#kept = groupOf.map((g, p) =>
      (optimizers[g]?.slots ?? []).map((_, s) => slots[s * parameters.length + p] ?? NaN),
    );
  }

  /** Slot by slot. [S × P] */
  get slots(): readonly number[] {
    const places = Array.from({ length: this.#movement.slotCount }, (_, s) => s);
    // What a group does not keep stays 0.
    return places.flatMap((s) => this.#kept.map((kept) => kept[s] ?? 0));
  }

  get order(): GeneratorState | undefined {
    return this.#batches.order;
  }

  epochs(count: number, learningRate: number): void {
    const { scalarsAt, optimizers, groupOf } = this.#movement;
    const { round } = this.#arithmetic;
    const inverse = round(1 / this.#target.length);
    for (let i = 0; i < count; i++) {
      const factor = this.#schedule(this.#epoch);
      let sum = 0;
      for (const rows of this.#batches.next()) {
        sum = round(sum + this.#differentiate(rows));
        this.#step += 1;
        const scalars = scalarsAt(learningRate, factor, this.#step);
        for (const [p, kept] of this.#kept.entries()) {
          const g = groupOf[p] ?? 0;
          const [value = NaN, slope = NaN] = [this.parameters[p], this.gradient[p]];
          this.parameters[p] = optimizers[g]?.update(value, slope, kept, scalars[g] ?? []) ?? NaN;
        }
      }
      this.loss = round(sum * inverse);
      this.#epoch += 1;
    }
  }

  /** dL/dθ of a batch into `gradient`, where L is the mean of its losses. @returns their sum */
  #differentiate(rows: Uint32Array): number {
    const { round } = this.#arithmetic;
    const { forward, backward } = this.#model;
    const { loss, lossGrad } = this.#loss;
    const inputs = this.#inputs.map(() => NaN);
    const losses = new Float64Array(LANES);
    for (const gradient of this.#gradients) gradient.fill(0);
    for (const [k, row] of rows.entries()) {
      for (const [d, column] of this.#inputs.entries()) inputs[d] = column[row] ?? NaN;
      const prediction = forward(inputs, this.parameters);
      const y = this.#target[row] ?? NaN;
      const lane = k % LANES;
      losses[lane] = round((losses[lane] ?? NaN) + loss(prediction, y));
      const gradient = this.#gradients[lane] ?? this.gradient;
      backward(lossGrad(prediction, y), this.parameters, gradient);
    }
    const inverse = round(1 / rows.length);
    for (const p of this.gradient.keys()) {
      const sum = this.#across((lane) => this.#gradients[lane]?.[p] ?? NaN);
      this.gradient[p] = round(sum * inverse);
    }
    return this.#across((lane) => losses[lane] ?? NaN);
  }

  /** As across.wgsl adds. */
  #across(at: (lane: number) => number): number {
    const { round } = this.#arithmetic;
    return round(round(at(0) + at(2)) + round(at(1) + at(3)));
  }
}

/** @throws ConfigError */
export function descentIn(problem: Problem, precision: Precision): CpuKernel {
  return new Descent(problem, precision === 'f64' ? F64 : F32);
}
