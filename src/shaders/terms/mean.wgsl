// What four points add to the loss and to the gradient of its mean: as PyTorch has it, which scales by 1/n
// before it sums.

fn meanTerms4(theta: Theta, x: vec4f, y: vec4f) -> Lanes {
  let prediction = predict(theta, x);
  let upstream = rounded(lossGrad(prediction, y) * settings.inversePoints);
  return Lanes(rounded(loss(prediction, y)), backward(theta, x, upstream));
}
