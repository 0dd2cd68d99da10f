// 1/(1 + e⁻ᶻ), and its slope from its value.

fn activated(z: vec4f) -> vec4f {
  return sigmoid4(z);
}

fn slopeOf(value: vec4f) -> vec4f {
  return value * (1 - value);
}
