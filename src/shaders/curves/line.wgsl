// The straight line ŷ = a·x + b, θ = (a, b), at four points.

fn predict(theta: Theta, x: vec4f) -> vec4f {
  return rounded(theta[0] * x) + theta[1];
}

// upstream · ∂ŷ/∂θ, where ∂ŷ/∂a = x and ∂ŷ/∂b = 1
fn backward(theta: Theta, x: vec4f, upstream: vec4f) -> Theta4 {
  return Theta4(rounded(upstream * x), upstream);
}
