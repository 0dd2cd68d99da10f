// With e = e^−|z|: 1/(1 + e) where z ≥ 0, and e/(1 + e) elsewhere. 0 below the normal numbers.

fn sigmoid4(z: vec4f) -> vec4f {
  let parts = expParts4(atLeast4(-abs(z), EXP_LEAST));
  // e = 2ᵏ·mantissa, which is divided before it is scaled, so that its tail is not too small for an f32.
  let mantissa = expMantissaPair4(parts);
  let scale = shifted4(vec4f(1), parts.k);
  let divisor = pairOf(vec4f(1), scale * mantissa.head, scale * mantissa.tail);
  let isNegative = z < vec4f();
  let quotient = ratioOf(selectPair(Pair(vec4f(1), vec4f()), mantissa, isNegative), divisor);
  let falling = select(shifted4(quotient, parts.k), vec4f(), z < vec4f(EXP_LEAST));
  return select(select(quotient, falling, isNegative), nan4(z), isNan4(z));
}
