// All parameters move at once.

fn moved(theta: Parameters, gradient: Theta, step: u32) -> Parameters {
  return update(theta, gradient, settings.learningRate, step, 0);
}
