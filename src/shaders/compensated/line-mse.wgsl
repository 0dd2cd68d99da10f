// The straight line under mean squared error, with the rounding errors of every operation that the
// gradient passes through. Near the optimum the residuals are as large as the noise, and their sums
// cancel to nothing: what is left must not be rounding.

// Four numbers, each as the sum of two floats.
struct TwoFloats4 {
  head: vec4f,
  tail: vec4f,
}

// r = a·x + b − y
fn residual4(parameters: Parameters, x: vec4f, y: vec4f) -> TwoFloats4 {
  let a = vec4f(parameters.theta[0]);
  let b = vec4f(parameters.theta[1]);
  let product = opaque4(a * x);
  let predicted = product + b;
  let residual = predicted - y;
  let errors = (productError4(a, x, product) + sumError4(product, b, predicted))
    + sumError4(predicted, -y, residual);
  return TwoFloats4(residual, errors + (parameters.tail[0] * x + parameters.tail[1]));
}

// r², and the gradient 2·r·(x, 1). Twice a float is exact.
fn lanesFrom(residual: TwoFloats4, x: vec4f) -> Lanes {
  let upstream = 2 * residual.head;
  let upstreamTail = 2 * residual.tail;
  let product = opaque4(upstream * x);
  let productTail = productError4(upstream, x, product) + upstreamTail * x;
  return Lanes(
    loss4(residual.head),
    Theta4(product, upstream),
    Theta4(productTail, upstreamTail),
  );
}

// As `opaque4`, of what four points add.
fn opaqueColumns(terms: Theta4) -> Theta4 {
  return Theta4(opaque4(terms[0]), opaque4(terms[1]));
}
