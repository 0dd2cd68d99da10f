import type { Shape } from '../../core/work/shape.ts';
import type { Dataset } from '../../core/types.ts';
import type { CpuKernel } from '../kernel.ts';

const { fround } = Math;

/** Numbers kept as the sum of two f32 each, in pairs of arrays: what was rounded, and the rest. */
interface TwoFloats {
  readonly heads: Float32Array;
  readonly tails: Float32Array;
}

/** Loss, dL/da and dL/db, summed over some of the points; of the loss only the head counts. */
type Sums = TwoFloats;

/**
 * The mirror of `partials` and `combine` in the precision `compensated`: the same operations on f32,
 * in the same order, for the same shape. Arrays of f32 round what is stored in them.
 */
export class LineMseCompensated implements CpuKernel {
  readonly parameters: Float64Array;
  readonly gradient = new Float64Array(2);
  loss = NaN;
  readonly #data: Dataset;
  readonly #shape: Shape;
  readonly #theta: TwoFloats;
  /** Of each block. */
  readonly #partials: readonly Sums[];
  /** Of each invocation of a workgroup. */
  readonly #lanes: readonly Sums[];
  /** Of each point of a quad, as the components of a vec4f. */
  readonly #quad: readonly Sums[];

  constructor(data: Dataset, start: readonly number[], shape: Shape) {
    this.#data = data;
    this.#shape = shape;
    this.parameters = Float64Array.from(start);
    const heads = Float32Array.from(start);
    const tails = Float32Array.from(start, (value) => value - fround(value));
    this.#theta = { heads, tails };
    this.#partials = sumsOf(shape.blocks);
    this.#lanes = sumsOf(shape.workgroupSize);
    this.#quad = sumsOf(4);
  }

  epochs(count: number, learningRate: number): void {
    const inverse = fround(1 / this.#data.x.length);
    for (let step = 0; step < count; step++) {
      const { heads, tails } = this.#sumPoints();
      this.loss = fround((heads[0] ?? NaN) * inverse);
      for (const p of [0, 1]) {
        const total = fround((heads[1 + p] ?? NaN) + (tails[1 + p] ?? NaN));
        const gradient = fround(total * inverse);
        this.gradient[p] = gradient;
        this.#move(p, fround(-fround(learningRate) * gradient));
      }
    }
  }

  #move(p: number, change: number): void {
    const { heads, tails } = this.#theta;
    const theta = heads[p] ?? NaN;
    const sum = fround(theta + change);
    const rest = fround((tails[p] ?? NaN) + sumError(theta, change, sum));
    const head = fround(sum + rest);
    const tail = sumError(sum, rest, head);
    heads[p] = head;
    tails[p] = tail;
    this.parameters[p] = head + tail;
  }

  #sumPoints(): Sums {
    const { workgroupSize, blocks } = this.#shape;
    const quads = Math.ceil(this.#data.x.length / 4);
    const quadsPerBlock = Math.ceil(quads / blocks);
    this.#partials.forEach((partial, block) => {
      const begin = Math.min(block * quadsPerBlock, quads);
      const end = Math.min(begin + quadsPerBlock, quads);
      this.#lanes.forEach((own, lane) => {
        this.#sumQuads(own, begin + lane, end);
      });
      clear(partial);
      add(partial, treeSum(this.#lanes));
    });
    this.#lanes.forEach(clear);
    this.#partials.forEach((partial, block) => {
      const own = this.#lanes[block % workgroupSize];
      if (own !== undefined) add(own, partial);
    });
    return treeSum(this.#lanes);
  }

  #sumQuads(own: Sums, first: number, end: number): void {
    this.#quad.forEach(clear);
    for (let quad = first; quad < end; quad += this.#shape.workgroupSize) {
      this.#quad.forEach((sums, j) => {
        this.#addPoint(sums, 4 * quad + j);
      });
    }
    clear(own);
    const [p0 = own, p1 = own, p2 = own, p3 = own] = this.#quad;
    add(p0, p2);
    add(p1, p3);
    add(p0, p1);
    add(own, p0);
  }

  #addPoint(sums: Sums, i: number): void {
    const { x, y } = this.#data;
    if (i >= x.length) return;
    const { heads, tails } = this.#theta;
    const xi = x[i] ?? NaN;
    const yi = y[i] ?? NaN;
    const a = heads[0] ?? NaN;
    const b = heads[1] ?? NaN;
    const product = fround(a * xi);
    const predicted = fround(product + b);
    const residual = fround(predicted - yi);
    const errors = fround(
      fround(productError(a, xi, product) + sumError(product, b, predicted)) +
        sumError(predicted, -yi, residual),
    );
    const moved = fround(fround((tails[0] ?? NaN) * xi) + (tails[1] ?? NaN));
    const upstream = 2 * residual;
    const upstreamTail = 2 * fround(errors + moved);
    const slope = fround(upstream * xi);
    const slopeTail = fround(productError(upstream, xi, slope) + fround(upstreamTail * xi));
    addTo(sums, 0, fround(residual * residual), 0);
    addTo(sums, 1, slope, slopeTail);
    addTo(sums, 2, upstream, upstreamTail);
  }
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

function sumsOf(count: number): Sums[] {
  return Array.from({ length: count }, () => ({
    heads: new Float32Array(3),
    tails: new Float32Array(3),
  }));
}

function clear({ heads, tails }: Sums): void {
  heads.fill(0);
  tails.fill(0);
}

function add(sums: Sums, { heads, tails }: Sums): void {
  for (let i = 0; i < 3; i++) addTo(sums, i, heads[i] ?? NaN, tails[i] ?? NaN);
}

function addTo({ heads, tails }: Sums, i: number, head: number, tail: number): void {
  const before = heads[i] ?? NaN;
  const sum = fround(before + head);
  heads[i] = sum;
  tails[i] = fround((tails[i] ?? NaN) + tail) + sumError(before, head, sum);
}

/** The tree of tree.wgsl, in place. */
function treeSum(lanes: readonly Sums[]): Sums {
  for (let half = lanes.length / 2; half >= 1; half /= 2) {
    for (let lane = 0; lane < half; lane++) {
      const [own, other] = [lanes[lane], lanes[lane + half]];
      if (own !== undefined && other !== undefined) add(own, other);
    }
  }
  const [total = { heads: new Float32Array(3), tails: new Float32Array(3) }] = lanes;
  return total;
}
