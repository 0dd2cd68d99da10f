// eˣ; 0 where it is below the normal numbers.

fn exp4(x: vec4f) -> vec4f {
  let parts = expParts4(atLeast4(atMost4(x, EXP_MOST), EXP_LEAST));
  let value = shifted4(expMantissa4(parts), parts.k);
  return expCases4(x, select(value, vec4f(), x < vec4f(EXP_LEAST)));
}
