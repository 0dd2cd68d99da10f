import type { Arithmetic, Sums } from './blocks.ts';

const { fround } = Math;

/** Behind the heads of `Sums` their tails. */
const TAIL = 3;

/**
 * The precision `compensated`: a number is the sum of two f32, what was rounded and the rest. Of the
 * loss only the head counts. Arrays of f32 round what is stored in them.
 */
export function compensated(start: readonly number[]): Arithmetic {
  const parameters = Float64Array.from(start);
  const heads = Float32Array.from(start);
  const tails = Float32Array.from(start, (value) => value - fround(value));
  return {
    width: 2 * TAIL,
    parameters,
    add: (sums, more) => {
      for (let i = 0; i < TAIL; i++) addTo(sums, i, more[i] ?? NaN, more[TAIL + i] ?? NaN);
    },
    addPoints: (sums, { x, y }, first, end, stride) => {
      const [a = NaN, b = NaN] = heads;
      const [tailA = NaN, tailB = NaN] = tails;
      for (let i = first; i < end; i += stride) {
        const xi = x[i] ?? NaN;
        const yi = y[i] ?? NaN;
        const product = fround(a * xi);
        const predicted = fround(product + b);
        const residual = fround(predicted - yi);
        const errors = fround(
          fround(productError(a, xi, product) + sumError(product, b, predicted)) +
            sumError(predicted, -yi, residual),
        );
        const moved = fround(fround(tailA * xi) + tailB);
        const upstream = 2 * residual;
        const upstreamTail = 2 * fround(errors + moved);
        const slope = fround(upstream * xi);
        const slopeTail = fround(productError(upstream, xi, slope) + fround(upstreamTail * xi));
        addTo(sums, 0, fround(residual * residual), 0);
        addTo(sums, 1, slope, slopeTail);
        addTo(sums, 2, upstream, upstreamTail);
      }
    },
    total: (sums, p) => {
      const head = sums[1 + p] ?? NaN;
      return p < 0 ? head : fround(head + (sums[TAIL + 1 + p] ?? NaN));
    },
    move: (p, minusRate, gradient) => {
      const change = fround(minusRate * gradient);
      const theta = heads[p] ?? NaN;
      const sum = fround(theta + change);
      const rest = fround((tails[p] ?? NaN) + sumError(theta, change, sum));
      const head = fround(sum + rest);
      const tail = sumError(sum, rest, head);
      heads[p] = head;
      tails[p] = tail;
      parameters[p] = head + tail;
    },
  };
}

/** a + b − sum of f32, where sum = a + b in f32 (Knuth's TwoSum). */
function sumError(a: number, b: number, sum: number): number {
  const back = fround(sum - a);
  return fround(fround(a - fround(sum - back)) + fround(b - back));
}

/** a·b − product of f32, where product = a·b in f32: exact in f64. */
function productError(a: number, b: number, product: number): number {
  return fround(a * b - product);
}

function addTo(sums: Sums, i: number, head: number, tail: number): void {
  const before = sums[i] ?? NaN;
  const sum = fround(before + head);
  sums[i] = sum;
  sums[TAIL + i] = fround((sums[TAIL + i] ?? NaN) + tail) + sumError(before, head, sum);
}
