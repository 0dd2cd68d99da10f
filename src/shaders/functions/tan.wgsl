// tan x; NaN above 2²² in size.

fn tan4(x: vec4f) -> vec4f {
  let turn = turnOf4(x);
  let isOdd = isOdd4(turn.quarters);
  let value = ratioOf(
    selectPair(turn.sin, turn.cos, isOdd),
    selectPair(turn.cos, turn.sin, isOdd),
  );
  // An odd number of quarters: −cos/sin
  return nearZero4(x, signed4(value, bitcast<vec4u>(turn.quarters) << vec4u(31)));
}
