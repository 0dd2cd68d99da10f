// What four points add to the loss and to its gradient.

fn terms4(theta: Parameters, x: vec4f, y: vec4f) -> Lanes {
  let prediction = predict(theta, x);
  return Lanes(loss(prediction, y), backward(theta, x, lossGrad(prediction, y)));
}

// The same, each point as often as its weight says.
fn weightedTerms4(theta: Parameters, x: vec4f, y: vec4f, weights: vec4f) -> Lanes {
  let prediction = predict(theta, x);
  let upstream = weights * lossGrad(prediction, y);
  return Lanes(weights * loss(prediction, y), backward(theta, x, upstream));
}
