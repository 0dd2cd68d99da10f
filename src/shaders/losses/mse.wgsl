// Mean squared error, at four points: l = (ŷ − y)². r * r, since pow of a negative base is NaN.

fn loss(prediction: vec4f, y: vec4f) -> vec4f {
  let r = prediction - y;
  return r * r;
}

// ∂l/∂ŷ
fn lossGrad(prediction: vec4f, y: vec4f) -> vec4f {
  return 2 * (prediction - y);
}
