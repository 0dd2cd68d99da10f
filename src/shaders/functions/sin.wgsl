// sin x; NaN above 2²² in size.

fn sin4(x: vec4f) -> vec4f {
  let turn = turnOf4(x);
  let value = sumOf(selectPair(turn.sin, turn.cos, isOdd4(turn.quarters)));
  return nearZero4(x, turned4(value, turn.quarters));
}
