// cos x; NaN above 2²² in size.

fn cos4(x: vec4f) -> vec4f {
  let turn = turnOf4(x);
  let value = sumOf(selectPair(turn.cos, turn.sin, isOdd4(turn.quarters)));
  return select(turned4(value, turn.quarters + 1), nan4(x), isTooFar4(x));
}
