// Plain gradient descent: θ ← θ − lr · dL/dθ, rounded once, as PyTorch's add with alpha does.

fn update(theta: Theta, gradient: Theta, learningRate: f32) -> Theta {
  return fmaOnce(Theta(-learningRate), gradient, theta);
}

// What an update adds to θ, for those who add it themselves.
fn change(gradient: Theta, learningRate: f32) -> Theta {
  return -learningRate * gradient;
}
