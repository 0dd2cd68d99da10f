// Logarithms: x = 2ᵏ · (1 + f), √½ ≤ 1 + f < √2.

const SQRT_HALF_BITS = 0x3f3504f3; // √½, rounded up
const LOG_LN2_HIGH = 0.693145752; // log 2 in two parts, as in exp-parts.wgsl
const LOG_LN2_LOW = 1.42860677e-6;

// k, for a normal x > 0.
fn exponentOf4(x: vec4f) -> vec4i {
  return (bitcast<vec4i>(x) - SQRT_HALF_BITS) >> vec4u(23);
}

// k·log 2 + log(1 + a + b)
fn logOf4(k: vec4i, a: vec4f, b: vec4f) -> vec4f {
  let f = rounded(a + b);
  var p = vec4f(-0.0764023513); // (log(1 + f) − f + f²/2)/f³: 6e-9 of the logarithm off
  p = rounded(p * f) + 0.127655834;
  p = rounded(p * f) - 0.131599218;
  p = rounded(p * f) + 0.142011687;
  p = rounded(p * f) - 0.166233242;
  p = rounded(p * f) + 0.200012535;
  p = rounded(p * f) - 0.250008225;
  p = rounded(p * f) + 0.333333313;
  let bend = rounded((f * f) * (rounded(f * p) - 0.5)); // log(1 + f) − f
  // k·log 2 + f with the digits of both: a head, and what it leaves.
  let exponent = vec4f(k);
  let whole = exponent * LOG_LN2_HIGH;
  let head = head4(whole + f);
  let left = rounded(rounded(rounded(whole - head) + a) + b);
  return head + rounded(rounded(left + bend) + rounded(exponent * LOG_LN2_LOW));
}

// `value`, but what is due where x is 0, less, infinite or NaN.
fn logCases4(x: vec4f, value: vec4f) -> vec4f {
  let ofZero = select(value, -infinity4(abs(x)), x == vec4f());
  let ofInfinity = select(ofZero, x, isNotFinite4(x));
  return select(ofInfinity, nan4(x), (x < vec4f()) | isNan4(x));
}
