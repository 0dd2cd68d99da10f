import { fmaf } from '../../core/arithmetic/fmaf.ts';
import type { Arithmetic } from './blocks.ts';

const { fround } = Math;

/** Plain f32: each operation is rounded. Arrays of f32 round what is stored in them. */
export function plainF32(start: readonly number[]): Arithmetic {
  const theta = Float64Array.from(start, fround);
  return {
    width: 3,
    parameters: theta,
    add: (sums, more) => {
      for (let i = 0; i < 3; i++) sums[i] = (sums[i] ?? NaN) + (more[i] ?? NaN);
    },
    addPoints: (sums, { x, y }, first, end, stride) => {
      const [a = NaN, b = NaN] = theta;
      let [loss = NaN, gradA = NaN, gradB = NaN] = sums;
      for (let i = first; i < end; i += stride) {
        const xi = x[i] ?? NaN;
        const r = fround(fround(fround(a * xi) + b) - (y[i] ?? NaN));
        const upstream = fround(2 * r);
        loss = fround(loss + fround(r * r));
        gradA = fround(gradA + fround(upstream * xi));
        gradB = fround(gradB + upstream);
      }
      sums.set([loss, gradA, gradB]);
    },
    total: (sums, p) => sums[1 + p] ?? NaN,
    move: (p, minusRate, gradient) => {
      theta[p] = fmaf(minusRate, gradient, theta[p] ?? NaN);
    },
  };
}
