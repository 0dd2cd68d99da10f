// Loss and gradient, summed over some of the points.

struct Sums {
  loss: f32,
  gradient: Theta,
}

fn plus(a: Sums, b: Sums) -> Sums {
  return Sums(a.loss + b.loss, a.gradient + b.gradient);
}

fn across(v: vec4f) -> f32 {
  return (v.x + v.z) + (v.y + v.w);
}
