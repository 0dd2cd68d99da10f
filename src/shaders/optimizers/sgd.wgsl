// Plain gradient descent: θ ← θ − lr · dL/dθ, rounded once, as PyTorch's add with alpha does.

alias Slots = f32; // It keeps nothing; there is no array of nothing.

fn update(parameter: f32, gradient: f32, learningRate: f32, step: u32, p: u32) -> f32 {
  return fmaOnce(-learningRate, gradient, parameter);
}
