// max(z, 0), with no slope at the kink, as PyTorch has it.

fn activated(z: vec4f) -> vec4f {
  return select(z, vec4f(), z <= vec4f());
}

fn slopeOf(value: vec4f) -> vec4f {
  return select(vec4f(), vec4f(1), value > vec4f());
}
