// θ as a run keeps it: two floats a parameter, whose sum it is.

struct Parameters {
  theta: Theta, // to the nearest f32
  tail: Theta, // and what that left out
}

// a + b + tail, of which `tail` is the least.
fn parametersOf(a: Theta, b: Theta, tail: Theta) -> Parameters {
  let sum = twoSum(a, b);
  return twoSum(sum.theta, sum.tail + tail);
}

// a + b exactly (Knuth).
fn twoSum(a: Theta, b: Theta) -> Parameters {
  let sum = opaque(a + b);
  let back = opaque(sum - a);
  return Parameters(sum, (a - (sum - back)) + (b - back));
}
