import { leastSquares } from '../../src/core/quadratic/index.ts';
import { chooseShape, type Shape } from '../../src/core/work/shape.ts';
import type { Dataset, Problem, StrategyId } from '../../src/core/types.ts';
import { layOutChunks } from '../../src/gpu/chunks.ts';

/** Half the distance from 1 to the next f32: the greatest relative error of one rounding. */
export const UNIT_ROUNDOFF = 2 ** -24;

/** The greatest error of one step's loss and gradient, computed in f32. */
export interface StepBound {
  readonly loss: number;
  readonly gradient: readonly [number, number];
}

/**
 * A bound on what rounding can do to one step of the line under mean squared error (Higham,
 * "Accuracy and Stability of Numerical Algorithms", 2002, chapters 3 and 4), to first order:
 * - a residual a·x + b − y takes three roundings, each of at most u·m, m = |a·x| + |b| + |y|;
 * - a sum of terms t, each passing through `depth` additions, adds depth·u·Σ|t|;
 * - squaring, the factors 2 and 1/n and the division add four more roundings.
 */
export function stepBound(
  { x, y }: Dataset,
  [a = NaN, b = NaN]: readonly number[],
  depth: number,
): StepBound {
  const n = x.length;
  const u = UNIT_ROUNDOFF;
  let loss = 0;
  let gradA = 0;
  let gradB = 0;
  for (let i = 0; i < n; i++) {
    const xi = x[i] ?? NaN;
    const yi = y[i] ?? NaN;
    const r = Math.abs(a * xi + b - yi);
    const residualError = 3 * u * (Math.abs(a * xi) + Math.abs(b) + Math.abs(yi));
    loss += 2 * r * residualError + (depth + 4) * u * r * r;
    gradA += 2 * Math.abs(xi) * (residualError + (depth + 4) * u * r);
    gradB += 2 * (residualError + (depth + 4) * u * r);
  }
  return { loss: loss / n, gradient: [gradA / n, gradB / n] };
}

/**
 * The bound for the first step of a problem by a strategy.
 * @param bindingBytes as for the engine: more points are summed in more blocks
 */
export function boundOf(
  strategy: StrategyId,
  problem: Problem,
  software: boolean,
  bindingBytes = 2 ** 27,
): StepBound {
  const { data, start } = problem;
  const points = data.x.length;
  switch (strategy) {
    case 'dispatch':
      return stepBound(
        data,
        start.parameters,
        sumDepth(points, shapeInChunks(points, chooseShape(points, software), bindingBytes)),
      );
    case 'fused':
      // Whichever the variant: every quad, across one, and over at most 256 invocations.
      return stepBound(data, start.parameters, Math.ceil(points / 4) + 2 + 8);
    case 'moments':
      return momentsBound(problem);
  }
}

/** Of descend.wgsl: each of the moments is rounded once, and no sum is longer than three terms. */
function momentsBound({ data, start }: Problem): StepBound {
  const { parameters, hessian, eigenvalues, loss } = leastSquares(data);
  const meanX = Math.abs(hessian[0][1] / 2);
  const varianceX = (eigenvalues[0] * eigenvalues[1]) / 4;
  const [a = NaN, b = NaN] = parameters.map((best, p) =>
    Math.abs((start.parameters[p] ?? NaN) - best),
  );
  const residual = a * meanX + b;
  const u = UNIT_ROUNDOFF;
  return {
    loss: 16 * u * (loss + a * a * varianceX + residual * residual),
    gradient: [8 * u * (2 * a * varianceX + 2 * meanX * residual), 8 * u * 2 * residual],
  };
}

/** The shape whose sums are those of the points in chunks. */
export function shapeInChunks(points: number, shape: Shape, bindingBytes: number): Shape {
  if (shape.blocks === 1) return shape;
  const { chunks, blocksPerChunk } = layOutChunks(points, shape, bindingBytes);
  return { ...shape, blocks: chunks * blocksPerChunk };
}

/** The most additions that one term passes through in the kernels of `dispatch`. */
export function sumDepth(points: number, { workgroupSize, blocks }: Shape): number {
  // dL/da is summed in sequence.
  if (blocks === 1) return points;
  const quadsPerBlock = Math.ceil(Math.ceil(points / 4) / blocks);
  const perLane = Math.ceil(quadsPerBlock / workgroupSize);
  // Four points across a quad take two more additions; then a tree, the blocks, and a tree again.
  return perLane + 2 + 2 * Math.log2(workgroupSize) + Math.ceil(blocks / workgroupSize);
}
