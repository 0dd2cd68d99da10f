// What is summed, a lane of vec4f for each of four points: the gradients with what rounding left out.

struct Lanes {
  losses: vec4f,
  gradients: Theta4,
  tails: Theta4,
}

fn plusLanes(a: Lanes, b: Lanes) -> Lanes {
  let sum = opaqueColumns(a.gradients + b.gradients);
  let back = opaqueColumns(sum - a.gradients);
  let error = (a.gradients - (sum - back)) + (b.gradients - back);
  return Lanes(a.losses + b.losses, sum, (a.tails + b.tails) + error);
}

// In the order of `across`.
fn sumLanes(lanes: Lanes) -> Sums {
  let losses = lanes.losses;
  let gradients = transpose(lanes.gradients);
  let tails = transpose(lanes.tails);
  return plus(
    plus(Sums(losses[0], gradients[0], tails[0]), Sums(losses[2], gradients[2], tails[2])),
    plus(Sums(losses[1], gradients[1], tails[1]), Sums(losses[3], gradients[3], tails[3])),
  );
}

fn terms4(parameters: Parameters, x: vec4f, y: vec4f) -> Lanes {
  return lanesFrom(residual4(parameters, x, y), x);
}

// What is no point counts as residual 0.
fn maskedTerms4(parameters: Parameters, x: vec4f, y: vec4f, isPoint: vec4<bool>) -> Lanes {
  let residual = residual4(parameters, x, y);
  let masked = TwoFloats4(
    select(vec4f(), residual.head, isPoint),
    select(vec4f(), residual.tail, isPoint),
  );
  return lanesFrom(masked, x);
}
