/**
 * exp, sin, cos and pow in f32 as torch computes them on a CPU with AVX2: by the polynomials of N. Shibata's SLEEF 3 (expf,
 * sinf, cosf and powf to 1.0 ulp), each step with its rounding. So drawn data equal PyTorch's to the bit, on every machine.
 */
import { fmaf } from '../arithmetic/fmaf.ts';

const f32 = Math.fround;

/** Horner's rule, each step rounded once; the highest power comes first. */
function polynomial(z: number, coefficients: readonly number[]): number {
  let p = NaN;
  for (const coefficient of coefficients) {
    p = Number.isNaN(p) ? coefficient : fmaf(p, z, coefficient);
  }
  return p;
}

/** To the nearest, and of two to the even one, as a register rounds. */
function nearestEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

const LOG2_E = f32(Math.LOG2E);
// ln 2 in two parts: the first has few bits, so that q·LN2_HIGH is exact.
const LN2_HIGH = f32(0.693145751953125);
const LN2_LOW = f32(1.428606765330187e-6);

const EXP = [
  1.98527617612854e-4, 1.3930435525253415e-3, 8.333360776305199e-3, 4.1666485369205475e-2,
  0.166666671633720, 0.5,
].map(f32); // prettier-ignore

/** eᶻ of an f32 z */
export function expf(z: number): number {
  if (z < -104) return 0;
  if (z > 100) return Infinity;
  const q = nearestEven(f32(z * LOG2_E));
  const s = fmaf(q, -LN2_LOW, fmaf(q, -LN2_HIGH, z));
  // 1 + s + s²·P(s)
  return f32(f32(1 + fmaf(f32(s * s), polynomial(s, EXP), s)) * 2 ** q);
}

// π in three parts
const PI_HIGH = f32(3.1414794921875);
const PI_MIDDLE = f32(1.1315941810607910e-4); // prettier-ignore
const PI_LOW = f32(1.9841872589410059e-9);

const SIN = [2.6083159809786594e-6, -1.9810690719168633e-4, 8.33307858556509e-3].map(f32);
const SIN_LAST = f32(-0.16666659712791443);

/**
 * sin t for |t| ≤ π/2: t·(1 + t²·P(t²)), in which SLEEF carries t in two f32, and an f64 holds it here.
 * @param high the first of the two
 */
function sinNearZero(t: number, high: number): number {
  const z = f32(high * high);
  return f32(t * (1 + t * t * (SIN_LAST + f32(polynomial(z, SIN) * z))));
}

/** What is left of an angle without q halves of π, and its first f32. */
function reduced(angle: number, q: number): readonly [t: number, high: number] {
  const first = angle - (q * PI_HIGH) / 2;
  const [middle, low] = [f32((q * PI_MIDDLE) / 2), f32((q * PI_LOW) / 2)];
  return [first - middle - low, f32(f32(f32(first) - middle) - low)];
}

/** sin of an f32 angle below 125 */
export function sinf(angle: number): number {
  const q = nearestEven(f32(angle * f32(1 / Math.PI)));
  const sine = sinNearZero(...reduced(angle, 2 * q));
  return q % 2 === 0 ? sine : -sine;
}

/** cos of an f32 angle below 125 */
export function cosf(angle: number): number {
  // About an odd number of halves of π, cos is a sine.
  const q = 2 * nearestEven(fmaf(angle, f32(1 / Math.PI), -0.5)) + 1;
  const sine = sinNearZero(...reduced(angle, q));
  return (q & 2) === 0 ? -sine : sine;
}

const LOG = [0.240320354700089, 0.285112679004669, 0.400007992982864].map(f32); // prettier-ignore
const LOG_LAST = f32(0.6666666269302368) + f32(3.691838612596143e-9);
const LN2 = f32(0.6931471824645996) + f32(-1.904654323148236e-9);

const POWER = [
  1.36324646882713e-3, 8.365969173610210e-3, 4.16710823774338e-2, 0.16666552424430847,
  0.49999985098838806,
].map(f32); // prettier-ignore

/**
 * aᵇ of f32, a above 0. What SLEEF carries in two f32 is carried in an f64 here, whose digits are more than it takes.
 */
export function powf(a: number, b: number): number {
  const e = Math.floor(Math.log2(f32(a * f32(4 / 3))));
  const m = a * 2 ** -e;
  // log a = e·ln 2 + 2·artanh x
  const x = (m - 1) / (m + 1);
  const square = x * x;
  const logarithm =
    e * LN2 + 2 * x + square * x * (square * polynomial(f32(square), LOG) + LOG_LAST);
  const exponent = logarithm * b;
  const q = nearestEven(f32(f32(exponent) * LOG2_E));
  const s = exponent - q * LN2_HIGH - q * LN2_LOW;
  return f32(f32(1 + s + s * s * polynomial(f32(s), POWER)) * 2 ** q);
}
