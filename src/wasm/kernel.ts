import { Batches } from '../core/batches/batches.ts';
import { LimitError, messageOf } from '../core/errors.ts';
import type { GeneratorState } from '../core/random/torch.ts';
import type { Problem } from '../core/types.ts';
import type { CpuKernel } from '../cpu/kernel.ts';
import { PAGE_BYTES } from './encode.ts';
import { MOST_FED_STEPS, layoutOf, type Layout } from './layout.ts';
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
  /** Steps whose points lie in memory at a time. */
  readonly #piece: number;
  readonly #factor: number;
  readonly #theta: Float32Array;
  readonly #slots: readonly Float32Array[];
  /** Σ of the losses of the last step, and, behind one that is not used, of their derivatives. [2 + P] */
  readonly #sums: Float64Array;
  readonly #gradient: Float64Array;
  readonly #fed: Float32Array;
  readonly #points: Float32Array;

  constructor(instance: WebAssembly.Instance, { factor, problem }: KernelParts) {
    // By the bytes of module.ts, which the tests run.
    this.#exports = instance.exports as unknown as Exports;
    const { data, batch, start } = problem;
    const layout = layoutOf(problem);
    const { parameters: P, thetaBytes, quadBytes } = layout;
    const n = data.y.length;
    const size = batch === 'full' ? n : Math.min(batch, n);
    this.#piece =
      batch === 'full' ? 1 : Math.min(MOST_FED_STEPS, Math.max(1, Math.floor(MOST_LAID_POINTS / size)), Math.ceil(n / size)); // prettier-ignore
    const length = this.#piece * lengthOf(size, quadBytes / 16);
    const { buffer } = grow(this.#exports.memory, layout.points + 4 * length);
    this.#problem = problem;
    this.#layout = layout;
    this.#factor = factor;
    this.#numbers = new Numbers(problem);
    this.#batches = batch === 'full' ? undefined : new Batches(n, batch, start.order);
    this.#theta = new Float32Array(buffer, layout.theta, P);
    const slots = start.slots.length / P;
    this.#slots = Array.from({ length: slots }, (_, s) => new Float32Array(buffer, layout.theta + (s + 1) * thetaBytes, P)); // prettier-ignore
    this.#sums = new Float64Array(buffer, layout.loss, 2 + P);
    this.#gradient = new Float64Array(buffer, layout.gradient, P);
    this.#fed = new Float32Array(buffer, layout.numbers, (layout.points - layout.numbers) / 4);
    this.#points = new Float32Array(buffer, layout.points, length);
    this.#theta.set(start.parameters);
    for (const [s, slot] of this.#slots.entries()) slot.set(start.slots.slice(s * P, (s + 1) * P));
    this.#gradient.fill(NaN);
    if (batch === 'full') layPoints(this.#points, 0, data);
  }

  get parameters(): Float64Array {
    return Float64Array.from(this.#theta);
  }

  get gradient(): Float64Array {
    return this.#gradient.slice();
  }

  get slots(): readonly number[] {
    return this.#slots.flatMap((slot) => [...slot]);
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
      this.#numbers.put(this.#fed, steps, learningRate);
      this.#steps(steps, 0, points);
    }
    this.loss = (this.#sums[0] ?? NaN) / points;
  }

  /** Σ over this kernel's points, at θ, of the losses and of their derivatives. [1 + P] */
  sum(): readonly number[] {
    this.#exports.sum(this.#layout.points, this.#problem.data.y.length);
    const [loss = NaN, , ...slopes] = this.#sums;
    return [loss, ...slopes];
  }

  /** A step, from the sums over all `points`. */
  update([loss = NaN, ...slopes]: readonly number[], points: number, learningRate: number): void {
    this.#sums.set(slopes, 2);
    this.#numbers.put(this.#fed, 1, learningRate);
    this.#exports.update(this.#layout.numbers, this.#factor / points);
    this.loss = loss / points;
  }

  #epoch(batches: readonly Uint32Array[], learningRate: number): void {
    let sum = 0;
    for (let first = 0; first < batches.length; first += this.#piece) {
      sum += this.#batchesOf(batches.slice(first, first + this.#piece), learningRate);
    }
    this.loss = sum / this.#problem.data.y.length;
  }

  /** The last may be smaller. @returns Σ of the losses of all their points */
  #batchesOf(batches: readonly Uint32Array[], learningRate: number): number {
    const size = batches[0]?.length ?? 0;
    const stride = lengthOf(size, this.#layout.quadBytes / 16);
    for (const [b, rows] of batches.entries()) {
      layPoints(this.#points, b * stride, this.#problem.data, rows);
    }
    this.#numbers.put(this.#fed, batches.length, learningRate);
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

function grow(memory: WebAssembly.Memory, byteLength: number): WebAssembly.Memory {
  try {
    memory.grow(Math.ceil(byteLength / PAGE_BYTES));
    return memory;
  } catch (error) {
    const megabytes = Math.ceil(byteLength / 1e6);
    throw new LimitError(
      `the data needs ${megabytes} MB, which WebAssembly does not get (${messageOf(error)}): lower points, or use engine cpu`,
    );
  }
}
