// The straight line under mean squared error, with the rounding errors of every operation that the
// gradient passes through. Near the optimum the residuals are as large as the noise, and their sums
// cancel to nothing: what is left must not be rounding.

fn terms4(parameters: Parameters, x: vec4f, y: vec4f) -> Lanes {
  return weightedTerms4(parameters, x, y, vec4f(1));
}

// Each point as often as its weight, 0 or 1, says.
fn weightedTerms4(parameters: Parameters, x: vec4f, y: vec4f, weights: vec4f) -> Lanes {
  let a = vec4f(parameters.theta[0]);
  let b = vec4f(parameters.theta[1]);
  // r = a·x + b − y
  let ax = opaque4(a * x);
  let predicted = ax + b;
  let residual = predicted - y;
  let errors = (productError4(a, x, ax) + sumError4(ax, b, predicted))
    + sumError4(predicted, -y, residual);
  let tail = errors + (parameters.tail[0] * x + parameters.tail[1]);
  // The gradient 2·r·(x, 1). Twice a float is exact.
  let upstream = 2 * weights * residual;
  let upstreamTail = 2 * weights * tail;
  let slope = opaque4(upstream * x);
  let slopeTail = productError4(upstream, x, slope) + upstreamTail * x;
  return Lanes(
    weights * (residual * residual),
    Theta4(slope, upstream),
    Theta4(slopeTail, upstreamTail),
  );
}
