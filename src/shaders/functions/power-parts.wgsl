// aᵇ = 2^(b·log₂ a). The exponent takes up to eight digits of the logarithm before the point, so that it needs
// more than an f32 has: a head and a tail.

// 2/(3·log 2) and log 2, rounded, and each in twelve bits and the rest.
const POWER_SCALE = 0.961796701;
const POWER_SCALE_HIGH = 0.9619140625;
const POWER_SCALE_LOW = -0.000117368574;
const POWER_LN2 = 0.693147182;
const POWER_LN2_HIGH = 0.693115234375;
const POWER_LN2_LOW = 3.19461833e-5;
// Beyond, powers of two are infinite or 0 whatever they are multiplied by.
const POWER_MOST_EXPONENT = 300.0;
const POWER_MOST = 1.09951163e12; // 2⁴⁰: a larger b changes no power but that of 1, which is 1

// log₂ a, for a normal a > 0.
fn log2Of4(a: vec4f) -> Pair {
  let k = exponentOf4(a);
  let mantissa = shifted4(a, -k);
  // log(mantissa) = 2·atanh(s), s = f/(mantissa + 1), f = mantissa − 1
  let f = rounded(mantissa - 1);
  let sum = mantissa + 1;
  let divisor = head4(sum);
  let divisorTail = mantissa - rounded(divisor - 1);
  let inverse = over4(vec4f(1), sum);
  let s = head4(f * inverse);
  let sTail = rounded((rounded(f - s * divisor) - rounded(s * divisorTail)) * inverse);
  let whole = rounded(s + sTail);
  let z = whole * whole;
  // 3·atanh(s)/s = 3 + s² + s⁴·P(s²)
  var p = vec4f(0.351298451);
  p = rounded(p * z) + 0.428206265;
  p = rounded(p * z) + 0.600002289;
  let bend = rounded((z * z) * p);
  let square = s * s;
  let rest = rounded(bend + rounded(sTail * (s + whole)));
  let factor = head4(3 + rounded(square + rest));
  let factorTail = rounded(square - rounded(factor - 3)) + rest;
  // times s
  let product = s * factor;
  let productTail = rounded(rounded(sTail * factor) + rounded(factorTail * whole));
  let high = head4(product + productTail);
  let low = rounded(product - high) + productTail;
  // times 2/(3·log 2), plus k
  let scaled = high * POWER_SCALE_HIGH;
  let scaledTail = rounded(rounded(high * POWER_SCALE_LOW) + rounded(low * POWER_SCALE));
  let exponent = vec4f(k);
  let head = head4(exponent + rounded(scaled + scaledTail));
  return Pair(head, rounded(rounded(rounded(exponent - head) + scaled) + scaledTail));
}

// mantissa · 2ᵏ
struct Scaled {
  k: vec4i,
  mantissa: Pair,
}

// 2^(high + low), where |high| is far more than |low|
fn exp2Of4(high: vec4f, low: vec4f) -> Scaled {
  let z = clamp(rounded(high + low), vec4f(-POWER_MOST_EXPONENT), vec4f(POWER_MOST_EXPONENT));
  let whole = floor(z + 0.5);
  let isBeyond = abs(high) > vec4f(POWER_MOST_EXPONENT);
  let left = select(rounded(high - whole), vec4f(), isBeyond);
  let rest = select(low, vec4f(), isBeyond);
  let head = head4(left + rest);
  let tail = rounded(left - head) + rest;
  let exact = head * POWER_LN2_HIGH;
  let inexact = rounded(rounded(head * POWER_LN2_LOW) + rounded(tail * POWER_LN2));
  return Scaled(vec4i(whole), pairOf(vec4f(1), exact, expRest4(exact, inexact)));
}

// a · 2ᵏ; ±∞ above the finite, ±0 below the normal numbers.
fn scaledBy4(a: vec4f, k: vec4i) -> vec4f {
  // The bits of a and the exponent together tell whether the result is normal.
  let exponent = (sizeBits4(a) >> vec4u(23)) + k;
  let orZero = select(shifted4(a, k), bitcast<vec4f>(signOf4(a)), exponent < vec4i(1));
  return select(orZero, infinity4(a), exponent > vec4i(254));
}

// |a|ᵇ, from log₂ |a|.
fn powerOf4(log2: Pair, b: vec4f) -> Scaled {
  let exponent = clamp(b, vec4f(-POWER_MOST), vec4f(POWER_MOST));
  let high = head4(exponent);
  let low = exponent - high;
  let rest = rounded(rounded(low * log2.head) + rounded(exponent * log2.tail));
  return exp2Of4(high * log2.head, rest);
}

// As IEEE 754 and JavaScript have it where a or b is 0, infinite or NaN, or a is negative.
fn powerCases4(a: vec4f, b: vec4f, value: vec4f) -> vec4f {
  let zero = vec4f();
  let infinite = infinity4(abs(a));
  let falls = b < zero;
  let ofZero = select(value, select(zero, infinite, falls), a == zero);
  let ofAll = select(ofZero, select(infinite, zero, falls), isNotFinite4(a));
  // Of a negative a there are whole powers only, and the odd ones are negative.
  let half = 0.5 * b;
  let isWhole = floor(b) == b;
  let isOdd = isWhole & (floor(half) != half);
  let withSign = signed4(ofAll, select(vec4u(), signOf4(a), isOdd));
  let isNone = (a < zero) & !(isWhole | isNotFinite4(a));
  let isUnsettled = (abs(a) == vec4f(1)) & isNotFinite4(b);
  let isNan = (isNone | isUnsettled) | (isNan4(a) | isNan4(b));
  return select(select(withSign, nan4(a), isNan), vec4f(1), b == zero);
}
