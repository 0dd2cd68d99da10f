// What is summed, a lane of vec4f for each of four points.

struct Lanes {
  losses: vec4f,
  gradients: Theta4,
}

fn plusLanes(a: Lanes, b: Lanes) -> Lanes {
  return Lanes(a.losses + b.losses, a.gradients + b.gradients);
}

fn sumLanes(lanes: Lanes) -> Sums {
  return Sums(across(lanes.losses), sum4(lanes.gradients));
}

fn terms4(theta: Parameters, x: vec4f, y: vec4f) -> Lanes {
  let residual = predict4(theta, x) - y;
  return Lanes(loss4(residual), backward4(theta, x, lossGrad4(residual)));
}

// What is no point counts as residual 0.
fn maskedTerms4(theta: Parameters, x: vec4f, y: vec4f, isPoint: vec4<bool>) -> Lanes {
  let residual = select(vec4f(), predict4(theta, x) - y, isPoint);
  return Lanes(loss4(residual), backward4(theta, x, lossGrad4(residual)));
}
