// Plain gradient descent, of which no digit is lost: θ ← θ − lr · dL/dθ.

fn moved(parameters: Parameters, gradient: Theta, step: u32) -> Parameters {
  let change = scaled(gradient, -settings.learningRate);
  return parametersOf(parameters.theta, change, parameters.tail);
}
