/**
 * Logarithm, sine and cosine in f32, by the polynomials of S. L. Moshier's Cephes library (logf,
 * sinf, cosf), in the order of operations of torch's AVX2 build. With them the normal numbers equal
 * PyTorch's to the bit, and are the same on every machine, which Math.log and Math.cos are not.
 */
import { fmaf } from '../arithmetic/fmaf.ts';

const f32 = Math.fround;

const SQRT_HALF = f32(Math.SQRT1_2);
// ln 2 in two parts: the first has few bits, so that e·LN2_HIGH is exact
const LN2_HIGH = 355 / 2 ** 9;
const LN2_LOW = f32(-2.1219444e-4);

/** Horner's rule, each step rounded once; the highest power comes first. */
function polynomial(z: number, coefficients: readonly number[]): number {
  let p = 0;
  for (const coefficient of coefficients) p = fmaf(p, z, coefficient);
  return p;
}

const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f32);

/** ln u for an f32 u in (0, 1] that is a multiple of 2^-24, as every uniform number is. */
export function logOfUniform(u: number): number {
  const scaled = u * 2 ** 24;
  const bits = 32 - Math.clz32(scaled);
  let mantissa = scaled / (1 << bits);
  let e = bits - 24;
  // u = mantissa · 2^e, mantissa in [√½, √2)
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    e -= 1;
  }
  const m = f32(mantissa - 1);
  const z = f32(m * m);
  // ln(1 + m) = m − m²/2 + m³·P(m)
  let p = f32(polynomial(m, LOG) * m);
  p = fmaf(p, z, f32(e * LN2_LOW));
  p = fmaf(z, -0.5, p);
  return fmaf(e, LN2_HIGH, f32(m + p));
}

const FOUR_OVER_PI = f32(1.27323954473516);
// −π/4 in three parts, for the same reason as ln 2
const PI4_HIGH = -201 / 2 ** 8;
const PI4_MIDDLE = -2029 / 2 ** 23;
const PI4_LOW = f32(-3.774894977445941e-8);

const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(f32);
const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(f32);

/** The octant of an angle ≥ 0, rounded up to an even one: 0, 2, 4 … */
function evenOctant(angle: number): number {
  return (Math.trunc(f32(angle * FOUR_OVER_PI)) + 1) & ~1;
}

/** What is left of the angle, in [−π/4, π/4]. */
function reduced(angle: number, octant: number): number {
  return fmaf(octant, PI4_LOW, fmaf(octant, PI4_MIDDLE, fmaf(octant, PI4_HIGH, angle)));
}

/** cos t for |t| ≤ π/4 */
function cosNearZero(t: number): number {
  const z = f32(t * t);
  const p = f32(polynomial(z, COS) * z);
  // 1 − z/2 + z²·P(z)
  return f32(fmaf(p, z, -0.5 * z) + 1);
}

/** sin t for |t| ≤ π/4 */
function sinNearZero(t: number): number {
  const z = f32(t * t);
  const p = f32(polynomial(z, SIN) * z);
  // t + t·z·P(z)
  return fmaf(p, t, t);
}

/** cos of an f32 angle from 0 to 2π */
export function cos(angle: number): number {
  const octant = evenOctant(angle);
  const t = reduced(angle, octant);
  const value = (octant & 2) === 0 ? cosNearZero(t) : sinNearZero(t);
  return octant === 2 || octant === 4 ? -value : value;
}

/** sin of an f32 angle from 0 to 2π */
export function sin(angle: number): number {
  const octant = evenOctant(angle);
  const t = reduced(angle, octant);
  const value = (octant & 2) === 0 ? sinNearZero(t) : cosNearZero(t);
  return octant === 4 || octant === 6 ? -value : value;
}
