import type { Shape } from '../../core/work/shape.ts';
import type { Dataset } from '../../core/types.ts';
import type { CpuKernel } from '../kernel.ts';

const { fround } = Math;

/** Loss, dL/da and dL/db, summed over some of the points; behind them what an arithmetic keeps of each. f32 */
export type Sums = Float32Array;

/** How the kernels compute: all that a precision decides. θ is its own. */
export interface Arithmetic {
  /** Numbers in a `Sums`. */
  readonly width: number;
  /** θ as it is read. [P] */
  readonly parameters: Float64Array;
  readonly add: (sums: Sums, more: Sums) => void;
  /** Adds those of the points first, first + stride, … below end. */
  readonly addPoints: (
    sums: Sums,
    data: Dataset,
    first: number,
    end: number,
    stride: number,
  ) => void;
  /** dL/dθ_p · n, or at −1 the loss · n, as one f32. */
  readonly total: (sums: Sums, p: number) => number;
  /** θ_p ← θ_p + minusRate · gradient */
  readonly move: (p: number, minusRate: number, gradient: number) => void;
}

/**
 * The mirror of the kernels `partials` and `combine`: the same operations on f32, in the same order,
 * for the same shape.
 */
export class LineMseBlocks implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient = new Float64Array(2);
  loss = NaN;
  readonly #data: Dataset;
  readonly #shape: Shape;
  readonly #arithmetic: Arithmetic;
  /** Of each block. */
  readonly #partials: readonly Sums[];
  /** Of each invocation of a workgroup. */
  readonly #lanes: readonly Sums[];
  /** Of each point of a quad, as the components of a vec4f. */
  readonly #quad: readonly Sums[];

  constructor(data: Dataset, shape: Shape, arithmetic: Arithmetic) {
    this.#data = data;
    this.#shape = shape;
    this.#arithmetic = arithmetic;
    this.parameters = arithmetic.parameters;
    const sumsOf = (count: number): Sums[] =>
      Array.from({ length: count }, () => new Float32Array(arithmetic.width));
    this.#partials = sumsOf(shape.blocks);
    this.#lanes = sumsOf(shape.workgroupSize);
    this.#quad = sumsOf(4);
  }

  epochs(count: number, learningRate: number): void {
    const { total, move } = this.#arithmetic;
    const inverse = fround(1 / this.#data.x.length);
    for (let step = 0; step < count; step++) {
      const sums = this.#sumPoints();
      this.loss = fround(total(sums, -1) * inverse);
      for (const p of [0, 1]) {
        const gradient = fround(total(sums, p) * inverse);
        this.gradient[p] = gradient;
        move(p, -fround(learningRate), gradient);
      }
    }
  }

  #sumPoints(): Sums {
    const { workgroupSize, blocks } = this.#shape;
    const quads = Math.ceil(this.#data.x.length / 4);
    const quadsPerBlock = Math.ceil(quads / blocks);
    this.#partials.forEach((partial, block) => {
      const begin = Math.min(block * quadsPerBlock, quads);
      const end = Math.min(begin + quadsPerBlock, quads);
      this.#lanes.forEach((own, lane) => {
        own.set(this.#sumQuads(begin + lane, end));
      });
      partial.set(this.#tree(this.#lanes));
    });
    for (const own of this.#lanes) own.fill(0);
    this.#partials.forEach((partial, block) => {
      const own = this.#lanes[block % workgroupSize];
      if (own !== undefined) this.#arithmetic.add(own, partial);
    });
    return this.#tree(this.#lanes);
  }

  #sumQuads(first: number, end: number): Sums {
    const most = Math.min(4 * end, this.#data.x.length);
    const stride = 4 * this.#shape.workgroupSize;
    this.#quad.forEach((sums, j) => {
      sums.fill(0);
      this.#arithmetic.addPoints(sums, this.#data, 4 * first + j, most, stride);
    });
    return this.#tree(this.#quad);
  }

  /** The tree of tree.wgsl, in place: each half is added to the one before, until one is left. */
  #tree(lanes: readonly Sums[]): Sums {
    for (let half = lanes.length / 2; half >= 1; half /= 2) {
      for (let lane = 0; lane < half; lane++) {
        const [own, other] = [lanes[lane], lanes[lane + half]];
        if (own !== undefined && other !== undefined) this.#arithmetic.add(own, other);
      }
    }
    return lanes[0] ?? new Float32Array(this.#arithmetic.width);
  }
}
