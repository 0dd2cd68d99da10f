// Loss and gradient, summed over some of the points.

struct Sums {
  loss: f32,
  gradient: Theta,
}

fn plus(a: Sums, b: Sums) -> Sums {
  return Sums(a.loss + b.loss, a.gradient + b.gradient);
}

fn gradientOf(total: Sums) -> Theta {
  return total.gradient;
}
