// tanh, and its slope from its value.

fn activated(z: vec4f) -> vec4f {
  return tanh4(z);
}

fn slopeOf(value: vec4f) -> vec4f {
  return 1 - value * value;
}
