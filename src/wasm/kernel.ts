import { Batches } from '../core/batches/batches.ts';
import type { GeneratorState } from '../core/random/torch.ts';
import type { Problem } from '../core/types.ts';
import type { CpuKernel } from '../cpu/kernel.ts';
import { MOST_FED_STEPS, VECTOR_BYTES, layoutOf, type Layout } from './layout.ts';
import { Memory } from './memory.ts';
import type { Exports } from './module.ts';
import { Numbers } from './numbers.ts';
import { layPoints, lengthOf } from './points.ts';

/** What a kernel is made of. Plain data, but for the module, which travels as well. */
export interface KernelParts {
  readonly module: WebAssembly.Module;
  /** By which the sums of derivatives are short. */
  readonly factor: number;
  readonly problem: Problem;
}

const MOST_STEPS = 2 ** 31 - 1;
/** Of batches that lie in memory at a time. */
const MOST_LAID_POINTS = 65_536;

/** @throws LimitError when there is no memory for the data */
export async function createKernel(parts: KernelParts): Promise<Kernel> {
  return new Kernel(await WebAssembly.instantiate(parts.module), parts);
}

/** Any model, loss, optimizer, schedule and batch. A step comes in two halves, so that several threads can share the first. */
export class Kernel implements CpuKernel {
  loss = NaN;
  readonly #problem: Problem;
  readonly #layout: Layout;
  readonly #exports: Exports;
  readonly #numbers: Numbers;
  readonly #batches: Batches | undefined;
  readonly #memory: Memory;
  readonly #factor: number;

  constructor(instance: WebAssembly.Instance, { factor, problem }: KernelParts) {
    const { data, batch, start } = problem;
    const points = data.y.length;
    const size = batch === 'full' ? points : Math.min(batch, points);
    this.#problem = problem;
    // By the bytes of module.ts, which the tests run.
    this.#exports = instance.exports as unknown as Exports;
    this.#layout = layoutOf(problem);
    this.#numbers = new Numbers(problem);
    this.#batches = batch === 'full' ? undefined : new Batches(points, batch, start.order);
    this.#factor = factor;
    const length = laidSteps(problem) * this.#lengthOf(size);
    this.#memory = new Memory(this.#exports.memory, this.#layout, start, length);
    if (batch === 'full') layPoints(this.#memory.points, 0, data);
  }

  get parameters(): Float64Array {
    return Float64Array.from(this.#memory.theta);
  }

  get gradient(): Float64Array {
    return this.#memory.gradient.slice();
  }

  get slots(): readonly number[] {
    return this.#memory.slots.flatMap((slot) => [...slot]);
  }

  get order(): GeneratorState | undefined {
    return this.#batches?.order;
  }

  epochs(count: number, learningRate: number): void {
    const { isSteady } = this.#numbers;
    const points = this.#problem.data.y.length;
    if (this.#batches !== undefined) {
      for (let i = 0; i < count; i++) this.#epoch(this.#batches.next(), learningRate);
      return;
    }
    const most = isSteady ? MOST_STEPS : MOST_FED_STEPS;
    for (let left = count; left > 0; left -= most) {
      const steps = Math.min(left, most);
      this.#numbers.put(this.#memory.numbers, steps, learningRate);
      this.#steps(steps, 0, points);
    }
    this.loss = (this.#memory.sums[0] ?? NaN) / points;
  }

  /** Σ over this kernel's points, at θ, of the losses and of their derivatives. [1 + P] */
  sum(): readonly number[] {
    this.#exports.sum(this.#layout.points, this.#problem.data.y.length);
    const [loss = NaN, , ...slopes] = this.#memory.sums;
    return [loss, ...slopes];
  }

  /** A step, from the sums over all `points`. */
  update([loss = NaN, ...slopes]: readonly number[], points: number, learningRate: number): void {
    this.#memory.sums.set(slopes, 2);
    this.#numbers.put(this.#memory.numbers, 1, learningRate);
    this.#exports.update(this.#layout.numbers, this.#factor / points);
    this.loss = loss / points;
  }

  /** f32 of so many points. */
  #lengthOf(points: number): number {
    return lengthOf(points, this.#layout.quadBytes / VECTOR_BYTES);
  }

  #epoch(batches: readonly Uint32Array[], learningRate: number): void {
    let sum = 0;
    const most = laidSteps(this.#problem);
    for (let first = 0; first < batches.length; first += most) {
      sum += this.#batchesOf(batches.slice(first, first + most), learningRate);
    }
    this.loss = sum / this.#problem.data.y.length;
  }

  /** The last may be smaller. @returns Σ of the losses of all their points */
  #batchesOf(batches: readonly Uint32Array[], learningRate: number): number {
    const size = batches[0]?.length ?? 0;
    const stride = this.#lengthOf(size);
    for (const [b, rows] of batches.entries()) {
      layPoints(this.#memory.points, b * stride, this.#problem.data, rows);
    }
    this.#numbers.put(this.#memory.numbers, batches.length, learningRate);
    const last = batches.at(-1)?.length ?? 0;
    const whole = last === size ? batches.length : batches.length - 1;
    const sum = this.#steps(whole, stride, size);
    return last === size ? sum : sum + this.#steps(1, stride, last, whole);
  }

  /** @param skipped steps whose points and numbers lie before theirs @returns Σ of their losses */
  #steps(count: number, stride: number, points: number, skipped = 0): number {
    const { points: address, numbers, numbersBytes } = this.#layout;
    const perStep = this.#numbers.isSteady ? 0 : numbersBytes;
    return this.#exports.steps(
      count,
      address + 4 * stride * skipped,
      4 * stride,
      points,
      this.#factor / points,
      numbers + perStep * skipped,
      perStep,
    );
  }
}

/** Steps whose points lie in memory at a time: of full batches they are the same for all. */
function laidSteps({ data, batch }: Problem): number {
  if (batch === 'full') return 1;
  const most = Math.max(1, Math.floor(MOST_LAID_POINTS / batch));
  return Math.min(most, MOST_FED_STEPS, Math.ceil(data.y.length / batch));
}
