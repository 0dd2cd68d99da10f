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
  return plus(plus(sumsOf(lanes, 0), sumsOf(lanes, 2)), plus(sumsOf(lanes, 1), sumsOf(lanes, 3)));
}

// What the point `i` of four adds.
fn sumsOf(lanes: Lanes, i: u32) -> Sums {
  return Sums(lanes.losses[i], lane4(lanes.gradients, i), lane4(lanes.tails, i));
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
