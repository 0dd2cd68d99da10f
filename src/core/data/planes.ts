/** Points of the square [−6, 6)² with a label 0 or 1, in the order of draws of a PyTorch script. */
import { cosf, sinf } from '../random/sleef.ts';
import type { TorchGenerator } from '../random/torch.ts';
import type { Dataset } from '../types.ts';

/** A way to draw n points in two columns. */
export type Plane = (generator: TorchGenerator, n: number) => Dataset;

type Column = Float32Array<ArrayBuffer>;

const f32 = Math.fround;

/** `torch.rand(n, 2)`, as two columns. */
function square(generator: TorchGenerator, n: number): [Column, Column] {
  const pairs = generator.rand(2 * n);
  const column = (k: 0 | 1): Column => new Float32Array(n).map((_, i) => pairs[2 * i + k] ?? NaN);
  return [column(0), column(1)];
}

/** `torch.rand(n, 2) * 12 - 6`, and a label of each point. */
function labelled(isInside: (x1: number, x2: number) => boolean): Plane {
  return (generator, n) => {
    const [x, x2] = square(generator, n);
    for (const column of [x, x2]) column.forEach((u, i) => (column[i] = f32(u * 12) - 6));
    return { x, more: [x2], y: x.map((xi, i) => (isInside(xi, x2[i] ?? NaN) ? 1 : 0)) };
  };
}

/** Two arms of ⌊n/2⌋ points each, the second opposite the first: r = 5·i/half, angle 1.75·2π·i/half. */
const spiral: Plane = (generator, n) => {
  // The script draws the square first, whatever it makes of it.
  square(generator, n);
  const half = Math.floor(n / 2);
  const noise = square(generator, 2 * half);
  const armOf = (wave: (angle: number) => number): Column =>
    new Float32Array(half).map((_, i) => {
      const share = f32(i / half);
      const angle = f32(f32(f32(1.75 * share) * 2) * f32(Math.PI));
      return f32(share * 5) * wave(angle);
    });
  const both = (arm: Column, k: 0 | 1): Column =>
    new Float32Array(2 * half).map((_, i) => {
      const one = i < half ? (arm[i] ?? NaN) : -(arm[i - half] ?? NaN);
      return one + f32((noise[k][i] ?? NaN) - 0.5);
    });
  const y = new Float32Array(2 * half).map((_, i) => (i < half ? 1 : 0));
  return { x: both(armOf(sinf), 0), more: [both(armOf(cosf), 1)], y };
};

export const PLANES = {
  circle: labelled((x1, x2) => f32(f32(x1 * x1) + f32(x2 * x2)) < 12.5),
  xor: labelled((x1, x2) => f32(x1 * x2) > 0),
  spiral,
} as const satisfies Record<string, Plane>;
export type PlaneId = keyof typeof PLANES;
