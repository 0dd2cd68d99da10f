/** Functions that JavaScript lacks, in f64. */

/** 1/(1 + e⁻ᶻ), without an ∞ on the way. */
export function sigmoid(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** log(1 + eᶻ) */
export function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** From here on 1 − erf is below half an ulp of 1. */
const ONE_FROM = 6;
/** Below, the series takes fewer terms than the fraction. */
const SERIES_BELOW = 2.5;

/** 2/√π · ∫₀ᶻ e^(−t²) dt (Abramowitz and Stegun 7.1.6 and 7.1.14: all terms have one sign). */
export function erf(z: number): number {
  const x = Math.abs(z);
  if (x >= ONE_FROM) return Math.sign(z);
  if (x < SERIES_BELOW) {
    // e^(−x²) · Σ 2ⁿ·x²ⁿ⁺¹/(1·3·5·…·(2n + 1))
    let [sum, term] = [z, z];
    for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
      term *= (2 * z * z) / (2 * n + 1);
      sum += term;
    }
    return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
  }
  // √π·e^(x²)·erfc x = 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), from the inside
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.sign(z) * (1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction));
}

/** z · log z, and 0 at 0. */
export function xlogx(z: number): number {
  return z === 0 ? 0 : z * Math.log(z);
}

/** aᵇ · log a, and 0 where a = 0 and b ≥ 0. */
export function powerLog(a: number, b: number): number {
  return a === 0 && b >= 0 ? 0 : a ** b * Math.log(a);
}

/** Who gets the derivative of min(a, b): all to the lesser, a half to each of two equal ones. */
export function below(a: number, b: number): number {
  return a < b ? 1 : a > b ? 0 : a === b ? 0.5 : NaN;
}

/** A product of `exponent` factors, or one divided by it. */
export function integerPower(
  a: number,
  exponent: number,
  round: (value: number) => number = (value) => value,
): number {
  let value = 1;
  let factor = a;
  for (let n = Math.abs(exponent); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) value = round(value * factor);
    factor = round(factor * factor);
  }
  return exponent < 0 ? round(1 / value) : value;
}
