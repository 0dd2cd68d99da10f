// What four points add to the loss and to its gradient, where the model is a formula.

fn predicted(x: Point) -> vec4f {
  return predict(theta, x);
}

fn addTerms(x: Point, y: vec4f, weights: vec4f) {
  let prediction = predicted(x);
  losses += weights * loss(prediction, y);
  var terms = backward(theta, x, weights * lossGrad(prediction, y));
  for (var p = 0u; p < PARAMETERS; p += 1) {
    gradients[p] += terms[p];
  }
}
