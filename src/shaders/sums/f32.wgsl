// Loss and gradient, summed over some of the points.

struct Sums {
  loss: f32,
  gradient: Theta,
}

fn plusSums(a: Sums, b: Sums) -> Sums {
  return Sums(a.loss + b.loss, plus(a.gradient, b.gradient));
}

fn gradientOf(total: Sums) -> Theta {
  return total.gradient;
}
