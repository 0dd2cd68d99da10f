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
export function lineMseBlocks(data: Dataset, shape: Shape, arithmetic: Arithmetic): CpuKernel {
  const { workgroupSize, blocks } = shape;
  const { parameters, add } = arithmetic;
  const gradient = new Float64Array(2);
  let loss = NaN;
  const sumsOf = (count: number): Sums[] =>
    Array.from({ length: count }, () => new Float32Array(arithmetic.width));
  const partials = sumsOf(blocks);
  /** Of each invocation of a workgroup. */
  const lanes = sumsOf(workgroupSize);
  /** Of each point of a quad, as the components of a vec4f. */
  const quad = sumsOf(4);

  function sumPoints(): Sums {
    const quads = Math.ceil(data.x.length / 4);
    const quadsPerBlock = Math.ceil(quads / blocks);
    partials.forEach((partial, block) => {
      const begin = Math.min(block * quadsPerBlock, quads);
      const end = Math.min(begin + quadsPerBlock, quads);
      lanes.forEach((own, lane) => own.set(sumQuads(begin + lane, end)));
      partial.set(tree(lanes));
    });
    for (const own of lanes) own.fill(0);
    partials.forEach((partial, block) => {
      const own = lanes[block % workgroupSize];
      if (own !== undefined) add(own, partial);
    });
    return tree(lanes);
  }

  function sumQuads(first: number, end: number): Sums {
    const most = Math.min(4 * end, data.x.length);
    quad.forEach((sums, j) => {
      sums.fill(0);
      arithmetic.addPoints(sums, data, 4 * first + j, most, 4 * workgroupSize);
    });
    return tree(quad);
  }

  /** The tree of tree.wgsl, in place: each half is added to the one before, until one is left. */
  function tree(all: readonly Sums[]): Sums {
    for (let half = all.length / 2; half >= 1; half /= 2) {
      for (let lane = 0; lane < half; lane++) {
        const [own, other] = [all[lane], all[lane + half]];
        if (own !== undefined && other !== undefined) add(own, other);
      }
    }
    return all[0] ?? new Float32Array(arithmetic.width);
  }

  return {
    parameters,
    gradient,
    get loss() {
      return loss;
    },
    epochs(count, learningRate) {
      const inverse = fround(1 / data.x.length);
      for (let step = 0; step < count; step++) {
        const sums = sumPoints();
        loss = fround(arithmetic.total(sums, -1) * inverse);
        for (const p of [0, 1]) {
          const slope = fround(arithmetic.total(sums, p) * inverse);
          gradient[p] = slope;
          arithmetic.move(p, -fround(learningRate), slope);
        }
      }
    },
  };
}
