// Loss and gradient, summed over some of the points: the gradient with what its additions left out
// (Ogita, Rump and Oishi 2005).

struct Sums {
  loss: f32,
  gradient: Theta,
  tail: Theta,
}

fn plusSums(a: Sums, b: Sums) -> Sums {
  let sum = twoSum(a.gradient, b.gradient);
  return Sums(a.loss + b.loss, sum.theta, plus(plus(a.tail, b.tail), sum.tail));
}

fn gradientOf(total: Sums) -> Theta {
  return plus(total.gradient, total.tail);
}
