// θ as a run keeps it: one float a parameter.

alias Parameters = Theta;

fn moved(parameters: Parameters, gradient: Theta, learningRate: f32) -> Parameters {
  return update(parameters, gradient, learningRate);
}

// a + b + tail, of which `tail` is the least.
fn parametersOf(a: Theta, b: Theta, tail: Theta) -> Parameters {
  return (a + b) + tail;
}
