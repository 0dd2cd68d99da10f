// eˣ − 1, with the digits that the difference of eˣ and 1 would lose.

// log 1.5: up to here eˣ − 1 does without a multiple of log 2, which would cost it digits.
const EXPM1_NEAR = 0.405465096;
const EXPM1_ITSELF = 2.98023224e-8; // 2⁻²⁵: below, eˣ − 1 is x
const EXPM1_LARGE = 16; // above, 1 is smaller beside 2ᵏ than the rest
const EXPM1_LEAST = -18.0; // below, eˣ − 1 rounds to −1

fn expm14(x: vec4f) -> vec4f {
  let given = atLeast4(atMost4(x, EXP_MOST), EXPM1_LEAST);
  let split = expSplit4(given, select(expWhole4(given), vec4f(), abs(x) < vec4f(EXPM1_NEAR)));
  let high = split.high;
  let rest = expm1Rest4(high, split.low);
  // Halves, since 2¹²⁸ is no f32: ½·(eˣ − 1) = (½·2ᵏ − ½) + ½·2ᵏ·(high + rest)
  let scale = shifted4(vec4f(0.5), split.k);
  // The ½ belongs to what has its size.
  let isLarge = split.k > vec4i(EXPM1_LARGE);
  let base = rounded(scale - select(vec4f(0.5), vec4f(), isLarge));
  // Where k > 0 the base and the high part add up exactly; where k < 0 it is better to add the parts first.
  let isLess = split.k < vec4i();
  let first = scale * select(high, rounded(high + rest), isLess);
  let second = scale * select(rest, vec4f(), isLess);
  let last = rounded(second - select(vec4f(), vec4f(0.5), isLarge));
  let value = 2 * (rounded(base + first) + last);
  return expCases4(x, select(value, normal4(x), abs(x) < vec4f(EXPM1_ITSELF)));
}

// eʳ − 1 − high, as in exp-parts.wgsl, for |r| ≤ EXPM1_NEAR, 6e-10 off: the difference to 1 shows more.
fn expm1Rest4(high: vec4f, low: vec4f) -> vec4f {
  let r = high + low;
  var p = vec4f(0.000203120057);
  p = rounded(p * r) + 0.00139539631;
  p = rounded(p * r) + 0.00833225064;
  p = rounded(p * r) + 0.0416662581;
  p = rounded(p * r) + 0.166666731;
  p = rounded(p * r) + 0.5;
  return rounded(rounded((r * r) * p) + low);
}
