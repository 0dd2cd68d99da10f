// With E = e^(−2·|x|) − 1, which keeps the digits of a small x: tanh |x| = −E/(2 + E).

const TANH_ONE = 9.1; // above, tanh x rounds to 1
const TANH_EXACT = -16; // from this k on, 1 − 2ᵏ is exact
const TANH_ITSELF = 0.000244140625; // 2⁻¹²: below, tanh x = x

fn tanh4(x: vec4f) -> vec4f {
  let size = abs(x);
  let parts = expParts4(-2 * atMost4(size, TANH_ONE));
  let scale = shifted4(vec4f(1), parts.k);
  // −E = 1 − 2ᵏ − 2ᵏ·(high + rest), where a small 2ᵏ goes with the rest.
  let isTiny = parts.k < vec4i(TANH_EXACT);
  let low = rounded(scale * parts.rest + select(vec4f(), scale, isTiny));
  let base = rounded(1 - select(scale, vec4f(), isTiny));
  let minusE = pairOf(base, -(scale * parts.high), -low);
  let twoAndE = pairOf(vec4f(2), -minusE.head, -minusE.tail);
  let value = select(ratioOf(minusE, twoAndE), normal4(size), size < vec4f(TANH_ITSELF));
  return select(signed4(value, signOf4(x)), nan4(x), isNan4(x));
}
