// The straight line ŷ = a·x + b, θ = (a, b).

alias Theta = vec2f;
alias ThetaBits = vec2u;
// Four points at once: column p holds what each of them adds to dL/dθp. Transposed, column i is what
// point i adds.
alias Theta4 = mat2x4f;

// PyTorch gets dL/da from a matrix product, which adds up in sequence, and dL/db from sum().
const SEQUENTIAL = vec2<bool>(true, false);

fn predict(theta: Theta, x: f32) -> f32 {
  return rounded(theta[0] * x) + theta[1];
}

// ∂ŷ/∂a = x, ∂ŷ/∂b = 1
fn predictGrad(theta: Theta, x: f32) -> Theta {
  return Theta(x, 1);
}

fn predict4(theta: Theta, x: vec4f) -> vec4f {
  return rounded4(theta[0] * x) + theta[1];
}

// upstream · ∂ŷ/∂θ, point by point
fn backward4(theta: Theta, x: vec4f, upstream: vec4f) -> Theta4 {
  return Theta4(rounded4(upstream * x), upstream);
}

fn sum4(terms: Theta4) -> Theta {
  return Theta(across(terms[0]), across(terms[1]));
}
