// Plain gradient descent: θ ← θ − lr · dL/dθ, rounded once, as PyTorch's add with alpha does. What it is given
// stands for one parameter: of several side by side, each moves by itself.

alias Slots = Group; // It keeps nothing; there is no type of nothing.

fn update(parameter: Group, gradient: Group, learningRate: f32, step: u32, group: u32) -> Group {
  return fmaOnce(Group(-learningRate), gradient, parameter);
}
