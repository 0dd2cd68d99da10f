// Plain gradient descent: θ ← θ − lr · dL/dθ, rounded once, as PyTorch's add with alpha does.

// It keeps nothing; an array must have room for something.
alias Slots = array<f32, 1>;

fn update(parameter: f32, gradient: f32, slots: Slots, learningRate: f32, step: u32) -> Updated {
  return Updated(fmaOnce(-learningRate, gradient, parameter), slots);
}
