// eˣ = 2ᵏ · (1 + (high + rest)), where |high| ≤ 0.35 is exact and |rest| ≤ 0.07.

const LOG2_E = 1.442695041;
// log 2 in two parts: the first has 15 bits, so that its products with whole numbers up to 511 are exact.
const LN2_HIGH = 0.693145752;
const LN2_LOW = 1.42860677e-6;
// Above, eˣ is no finite f32; below, no normal one.
const EXP_MOST = 88.7228317;
const EXP_LEAST = -87.3365402;

struct ExpSplit {
  k: vec4i,
  high: vec4f, // x = k·log 2 + (high + low)
  low: vec4f,
}

struct ExpParts {
  k: vec4i,
  high: vec4f,
  rest: vec4f,
}

// The whole number next to x/log 2.
fn expWhole4(x: vec4f) -> vec4f {
  return floor(rounded(x * LOG2_E) + 0.5);
}

// For |k| ≤ 511.
fn expSplit4(x: vec4f, k: vec4f) -> ExpSplit {
  return ExpSplit(whole4(k), rounded(x - k * LN2_HIGH), rounded(k * -LN2_LOW));
}

// For |x| ≤ 350.
fn expParts4(x: vec4f) -> ExpParts {
  let split = expSplit4(x, expWhole4(x));
  return ExpParts(split.k, split.high, expRest4(split.high, split.low));
}

// eʳ − 1 − high, where r = high + low and |r| ≤ ½ log 2
fn expRest4(high: vec4f, low: vec4f) -> vec4f {
  let r = high + low;
  var p = vec4f(0.00139382249); // (eʳ − 1 − r)/r²: 1e-9 off
  p = rounded(p * r) + 0.00836915616;
  p = rounded(p * r) + 0.0416664295;
  p = rounded(p * r) + 0.166665167;
  p = rounded(p * r) + 0.5;
  return rounded(rounded((r * r) * p) + low);
}

// 1 + (high + rest), and with its rounding error.
fn expMantissa4(parts: ExpParts) -> vec4f {
  return 1 + rounded(parts.high + parts.rest);
}

fn expMantissaPair4(parts: ExpParts) -> Pair {
  let head = head4(expMantissa4(parts));
  return Pair(head, rounded(rounded(rounded(1 - head) + parts.high) + parts.rest));
}

// `value`, but what is due where x is above the finite values, or NaN.
fn expCases4(x: vec4f, value: vec4f) -> vec4f {
  return select(select(value, infinity4(x), x > vec4f(EXP_MOST)), nan4(x), isNan4(x));
}
