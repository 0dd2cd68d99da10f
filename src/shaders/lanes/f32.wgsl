// What is summed, a lane of vec4f for each of four points.

struct Lanes {
  losses: vec4f,
  gradients: Theta4,
}

fn plusLanes(a: Lanes, b: Lanes) -> Lanes {
  return Lanes(a.losses + b.losses, plus4(a.gradients, b.gradients));
}

fn sumLanes(lanes: Lanes) -> Sums {
  return Sums(across(lanes.losses), sum4(lanes.gradients));
}

// What one of the points adds.
fn pointOf(lanes: Lanes, i: u32) -> Sums {
  return Sums(lanes.losses[i], point4(lanes.gradients, i));
}
