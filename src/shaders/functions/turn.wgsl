// Sine and cosine of what is left of an angle after whole quarters of a turn: x = q·π/2 + r.

const TWO_OVER_PI = 0.636619772;
// π/2 in parts: two that end at 2⁻²⁴, one of twelve bits, and the rest.
const HALF_PI_1 = 1.57080078125;
const HALF_PI_2 = -4.47034836e-6;
const HALF_PI_3 = 1.58906914e-8;
const HALF_PI_4 = 2.56334407e-12;
// Above, neighbours are half a radian apart, and no digit of a sine is known.
const TURN_MOST = 4194304.0; // 2²²
// Below, sin x = x and tan x = x.
const TURN_ITSELF = 0.000244140625; // 2⁻¹²

struct Turn {
  quarters: vec4i,
  sin: Pair,
  cos: Pair,
}

fn turnOf4(x: vec4f) -> Turn {
  let q = floor(rounded(x * TWO_OVER_PI) + 0.5);
  // Of q the first twelve bits and the others, so that no product with the first two parts loses a digit.
  let qHigh = head4(q);
  let qLow = q - qHigh;
  let afterFirst = rounded(rounded(x - qHigh * HALF_PI_1) - qLow * HALF_PI_1);
  let left = rounded(rounded(afterFirst - qHigh * HALF_PI_2) - qLow * HALF_PI_2);
  let third = rounded(q * HALF_PI_3);
  let high = head4(left - third);
  let low = rounded(rounded(rounded(left - high) - third) - rounded(q * HALF_PI_4));
  let r = rounded(high + low);
  let z = r * r;
  // (sin r − r)/r³ and (cos r − 1 + r²/2)/r⁴
  let s = rounded((rounded(z * -0.00019518187) + 0.00833218917) * z) - 0.166666552;
  let c = rounded((rounded(z * 2.44325129e-5) - 0.00138873106) * z) + 0.0416666456;
  let sine = Pair(high, rounded(low + rounded((r * z) * s)));
  // 1 − z/2 as a head and a tail; r² = high² + low·(high + r), where high² is exact.
  let head = head4(1 - rounded(0.5 * z));
  let squares = rounded(rounded(1 - head) - 0.5 * (high * high));
  let mixed = rounded((0.5 * low) * (high + r));
  let cosine = Pair(head, rounded(rounded(squares - mixed) + rounded((z * z) * c)));
  return Turn(whole4(q), sine, cosine);
}

// Where the number of quarters is odd, sine and cosine change places.
fn isOdd4(quarters: vec4i) -> vec4<bool> {
  return (quarters & vec4i(1)) != vec4i();
}

// a with the sign turned round where bit 1 of `quarters` is set.
fn turned4(a: vec4f, quarters: vec4i) -> vec4f {
  return signed4(a, (bitcast<vec4u>(quarters) & vec4u(2)) << vec4u(30));
}

fn isTooFar4(x: vec4f) -> vec4<bool> {
  return sizeBits4(x) > bitcast<vec4i>(vec4f(TURN_MOST));
}

// `value`, but x where that is small, and NaN where it is too large.
fn nearZero4(x: vec4f, value: vec4f) -> vec4f {
  return select(select(value, normal4(x), abs(x) < vec4f(TURN_ITSELF)), nan4(x), isTooFar4(x));
}
