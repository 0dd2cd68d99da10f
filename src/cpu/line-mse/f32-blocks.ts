import type { Shape } from '../../core/work/shape.ts';
import type { Dataset } from '../../core/types.ts';
import { fmaf } from '../../core/arithmetic/fmaf.ts';
import type { CpuKernel } from '../kernel.ts';

const { fround } = Math;

/**
 * The mirror of the kernels `partials` and `combine`: the same operations on f32, in the same order,
 * for the same shape.
 */
export class LineMseF32Blocks implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient = new Float64Array(2);
  loss = NaN;
  readonly #data: Dataset;
  readonly #shape: Shape;
  /** Three sums a block: loss, dL/da, dL/db. [3][blocks], f32 */
  readonly #partials: readonly Float32Array[];
  /** The invocations of one workgroup. [3][workgroupSize], f32 */
  readonly #lanes: readonly Float32Array[];

  constructor(data: Dataset, start: readonly number[], shape: Shape) {
    this.#data = data;
    this.#shape = shape;
    this.parameters = Float64Array.from(start, fround);
    this.#partials = [0, 1, 2].map(() => new Float32Array(shape.blocks));
    this.#lanes = [0, 1, 2].map(() => new Float32Array(shape.workgroupSize));
  }

  epochs(count: number, learningRate: number): void {
    const { parameters, gradient } = this;
    const inverse = fround(1 / this.#data.x.length);
    const minusRate = -fround(learningRate);
    for (let step = 0; step < count; step++) {
      const a = parameters[0] ?? NaN;
      const b = parameters[1] ?? NaN;
      for (let block = 0; block < this.#shape.blocks; block++) this.#sumBlock(block, a, b);
      const [loss = NaN, gradA = NaN, gradB = NaN] = this.#combine();
      this.loss = fround(loss * inverse);
      gradient[0] = fround(gradA * inverse);
      gradient[1] = fround(gradB * inverse);
      parameters[0] = fmaf(minusRate, gradient[0], a);
      parameters[1] = fmaf(minusRate, gradient[1], b);
    }
  }

  #sumBlock(block: number, a: number, b: number): void {
    const { workgroupSize, blocks } = this.#shape;
    const quads = Math.ceil(this.#data.x.length / 4);
    const quadsPerBlock = Math.ceil(quads / blocks);
    const begin = Math.min(block * quadsPerBlock, quads);
    const end = Math.min(begin + quadsPerBlock, quads);
    for (let lane = 0; lane < workgroupSize; lane++) this.#sumLane(lane, begin + lane, end, a, b);
    this.#lanes.forEach((lanes, i) => {
      const partials = this.#partials[i];
      if (partials !== undefined) partials[block] = treeSum(lanes);
    });
  }

  /** Four accumulators, one for each point of a quad, as the components of a vec4f. */
  #sumLane(lane: number, first: number, end: number, a: number, b: number): void {
    const { x, y } = this.#data;
    const n = x.length;
    const stride = this.#shape.workgroupSize;
    const sums = [new Float32Array(4), new Float32Array(4), new Float32Array(4)] as const;
    const [losses, gradA, gradB] = sums;
    for (let quad = first; quad < end; quad += stride) {
      for (let j = 0; j < 4; j++) {
        const i = 4 * quad + j;
        if (i >= n) break;
        const xi = x[i] ?? 0;
        const r = fround(fround(fround(a * xi) + b) - (y[i] ?? 0));
        const upstream = fround(2 * r);
        losses[j] = (losses[j] ?? 0) + fround(r * r);
        gradA[j] = (gradA[j] ?? 0) + fround(upstream * xi);
        gradB[j] = (gradB[j] ?? 0) + upstream;
      }
    }
    sums.forEach(([v0 = 0, v1 = 0, v2 = 0, v3 = 0], i) => {
      const lanes = this.#lanes[i];
      if (lanes !== undefined) lanes[lane] = fround(v0 + v2) + fround(v1 + v3);
    });
  }

  #combine(): number[] {
    const { workgroupSize, blocks } = this.#shape;
    return this.#partials.map((partials, i) => {
      const lanes = this.#lanes[i] ?? new Float32Array(workgroupSize);
      lanes.fill(0);
      for (let block = 0; block < blocks; block++) {
        const lane = block % workgroupSize;
        lanes[lane] = (lanes[lane] ?? 0) + (partials[block] ?? 0);
      }
      return treeSum(lanes);
    });
  }
}

/** The tree of tree.wgsl, in place. */
function treeSum(lanes: Float32Array): number {
  for (let half = lanes.length / 2; half >= 1; half /= 2) {
    for (let lane = 0; lane < half; lane++) {
      lanes[lane] = (lanes[lane] ?? 0) + (lanes[lane + half] ?? 0);
    }
  }
  return lanes[0] ?? 0;
}
