/** One module's memory: fits of a batch, four at a time. */
import { limitsOf, rowsOf, scaleOf, sharesInputs } from '../../core/fits/batch.ts';
import { GREATEST, NOISE } from '../../core/fits/constants.ts';
import { SINGULAR, type Column, type FitBatch, type FitRecipe, type FitResults } from '../../core/fits/types.ts'; // prettier-ignore
import { VECTOR_BYTES } from '../layout.ts';
import { growTo } from '../memory.ts';
import { fitLayout, type FitLayout } from './layout.ts';
import type { FitExports } from './module.ts';

const LANES = 4;

export interface FitKernelParts {
  readonly module: WebAssembly.Module;
  readonly recipe: FitRecipe;
}

export class FitKernel {
  readonly #recipe: FitRecipe;
  readonly #layout: FitLayout;
  readonly #exports: FitExports;
  #floats: Float32Array;
  #words: Int32Array;
  /** Whose inputs lie in memory, where all groups have the same. */
  #laid: readonly Column[] | undefined;

  constructor(instance: WebAssembly.Instance, recipe: FitRecipe) {
    this.#recipe = recipe;
    this.#layout = fitLayout(recipe);
    // By the bytes of module.ts, which the tests run.
    this.#exports = instance.exports as unknown as FitExports;
    growTo(this.#exports.memory, this.#layout.inputs);
    this.#floats = new Float32Array(this.#exports.memory.buffer);
    this.#words = new Int32Array(this.#exports.memory.buffer);
    for (const [p, limits] of limitsOf(recipe).entries())
      for (const [i, value] of limits.entries()) this.#fill(this.#layout.bounds, 2 * p + i, value);
    this.#fill(this.#layout.tolerance, 0, recipe.tolerance);
  }

  /** Fits some, from the first on. @throws LimitError when there is no memory for the rows */
  fit(batch: FitBatch, first: number, end: number, results: FitResults): void {
    for (let fit = first; fit < end; fit += LANES)
      this.#four(batch, fit, Math.min(LANES, end - fit), results);
    this.#laid = undefined;
  }

  /** @param count of them, one at least: the last stands for what is none */
  #four(batch: FitBatch, first: number, count: number, results: FitResults): void {
    const { theta, at, iterations, states, inputs, inputBytes, parameters: P } = this.#layout; // prettier-ignore
    let rows = 0;
    for (let lane = 0; lane < count; lane++)
      rows = Math.max(rows, rowsOf(batch, first + lane).count);
    if (rows > 0) this.#reserve(rows);
    const targets = inputs + rows * inputBytes;
    const isShared = sharesInputs(batch) || batch.groups === undefined;
    const scales = [1, 1, 1, 1];
    for (let lane = 0; lane < LANES; lane++) {
      const fit = first + Math.min(lane, count - 1);
      const own = rowsOf(batch, fit);
      if (!isShared || this.#laid !== batch.inputs) this.#layInputs(batch, own.firstInput, own.count, rows, lane); // prettier-ignore
      scales[lane] = this.#layTargets(batch, own.first, own.count, rows, targets, lane);
      this.#floats[this.#layout.noise / 4 + lane] = own.count * NOISE;
      for (let p = 0; p < P; p++) {
        const start = batch.starts[fit * P + p] ?? NaN;
        this.#floats[theta / 4 + LANES * p + lane] = start;
      }
    }
    if (isShared) this.#laid = batch.inputs;
    if (rows > 0) this.#exports.fit(inputs, targets, rows, this.#recipe.mostIterations);
    for (let lane = 0; lane < count; lane++) {
      const fit = first + lane;
      const isNone = rowsOf(batch, fit).count === 0;
      for (let p = 0; p < P; p++)
        results.parameters[fit * P + p] = this.#floats[theta / 4 + LANES * p + lane] ?? NaN;
      results.chiSquares[fit] = isNone ? 0 : (this.#floats[at / 4 + lane] ?? NaN) / (scales[lane] ?? NaN) ** 2; // prettier-ignore
      results.iterations[fit] = isNone ? 0 : (this.#words[iterations / 4 + lane] ?? 0);
      results.states[fit] = isNone ? SINGULAR : (this.#words[states / 4 + lane] ?? 0);
    }
  }

  /** A lane of the inputs; the last row stands for what is none. */
  #layInputs({ inputs }: FitBatch, first: number, count: number, rows: number, lane: number): void {
    const stride = this.#layout.inputBytes / 4;
    for (const [d, column] of inputs.entries()) {
      let place = this.#layout.inputs / 4 + LANES * d + lane;
      for (let i = 0; i < rows; i++) {
        this.#floats[place] = column[first + Math.min(i, count - 1)] ?? 0;
        place += stride;
      }
    }
  }

  /** A lane of the targets, and what their residuals are multiplied by: 0 for what is no row. @returns by which power of two */
  #layTargets(
    { target, weights }: FitBatch,
    first: number,
    count: number,
    rows: number,
    address: number,
    lane: number,
  ): number {
    const floats = this.#floats;
    const rootAt = (i: number): number => weights === undefined ? 1 : Math.sqrt(weights[first + i] ?? NaN); // prettier-ignore
    let greatest = 0;
    for (let i = 0; i < count; i++) {
      const size = Math.abs(target[first + i] ?? NaN) * rootAt(i);
      if (!(size <= greatest)) greatest = size;
    }
    const scale = scaleOf(greatest);
    let place = address / 4 + lane;
    for (let i = 0; i < rows; i++) {
      floats[place] = target[first + Math.min(i, count - 1)] ?? 0;
      floats[place + LANES] = i < count ? scale * rootAt(i) : 0;
      place += this.#layout.targetBytes / 4;
    }
    return scale;
  }

  /** One number in all lanes. */
  #fill(address: number, index: number, value: number): void {
    const place = (address + VECTOR_BYTES * index) / 4;
    this.#floats.fill(Math.min(Math.max(value, -GREATEST), GREATEST), place, place + LANES);
  }

  #reserve(rows: number): void {
    const { inputs, inputBytes, targetBytes } = this.#layout;
    const { memory } = this.#exports;
    if (!growTo(memory, inputs + rows * (inputBytes + targetBytes))) return;
    this.#floats = new Float32Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
  }
}
