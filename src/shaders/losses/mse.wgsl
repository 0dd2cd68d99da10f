// Mean squared error: l(r) = r², r = ŷ − y. r * r, since pow of a negative base is NaN.

fn loss(r: f32) -> f32 {
  return r * r;
}

fn lossGrad(r: f32) -> f32 {
  return 2 * r;
}

fn loss4(r: vec4f) -> vec4f {
  return r * r;
}

fn lossGrad4(r: vec4f) -> vec4f {
  return 2 * r;
}
