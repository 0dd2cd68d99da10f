// What four points add to the loss and to its gradient.

fn terms4(theta: Parameters, x: vec4f, y: vec4f) -> Lanes {
  let prediction = predict(theta, x);
  return Lanes(loss(prediction, y), backward(theta, x, lossGrad(prediction, y)));
}
