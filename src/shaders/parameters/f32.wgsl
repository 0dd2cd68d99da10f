// θ as a run keeps it: one float a parameter.

alias Parameters = Theta;

// a + b + tail, of which `tail` is the least.
fn parametersOf(a: Theta, b: Theta, tail: Theta) -> Parameters {
  return plus(plus(a, b), tail);
}
