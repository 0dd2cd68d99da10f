// aᵇ

fn power4(a: vec4f, b: vec4f) -> vec4f {
  let base = normal4(a);
  let exponent = normal4(b);
  let power = powerOf4(log2Of4(abs(base)), exponent);
  return powerCases4(base, exponent, scaledBy4(sumOf(power.mantissa), power.k));
}
