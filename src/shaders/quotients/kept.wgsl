// a / b, rounded once, on every device: its own quotient, which WGSL lets be 2.5 units off, is put right in whole
// numbers. What it leaves over needs 48 bits but is small, so that its last 32 are all there is to it.

// For normal numbers and a = 0; 0 below the normal numbers.
fn over4(a: vec4f, b: vec4f) -> vec4f {
  let aBits = bitcast<vec4u>(a);
  let bBits = bitcast<vec4u>(b);
  let dividend = (aBits & vec4u(0x7fffff)) | vec4u(0x800000);
  let divisor = (bBits & vec4u(0x7fffff)) | vec4u(0x800000);
  // dividend · 2^shift / divisor has 24 bits before the point.
  let shift = select(vec4u(23), vec4u(24), dividend < divisor);
  let inverse = 1 / vec4f(divisor);
  let guess = vec4u(vec4f(dividend << (shift - 23)) * inverse * 0x800000);
  let rest = bitcast<vec4i>((dividend << shift) - guess * divisor);
  let off = vec4i(floor(vec4f(rest) * inverse + 0.5));
  let left = 2 * (rest - off * bitcast<vec4i>(divisor));
  let up = select(vec4i(), vec4i(1), left > bitcast<vec4i>(divisor));
  let down = select(vec4i(), vec4i(1), left < -bitcast<vec4i>(divisor));
  let quotient = bitcast<vec4i>(guess) + off + (up - down);
  // Its first bit adds itself to the exponent.
  let exponent = exponentBits4(aBits) - exponentBits4(bBits) + (150 - bitcast<vec4i>(shift));
  let size = bitcast<vec4u>(((exponent - 1) << vec4u(23)) + quotient);
  let sign = (aBits ^ bBits) & vec4u(0x80000000);
  let orZero = select(size, vec4u(), (exponent < vec4i(1)) | (exponentBits4(aBits) == vec4i()));
  return bitcast<vec4f>(sign | select(orZero, vec4u(0x7f800000), exponent > vec4i(254)));
}

fn exponentBits4(bits: vec4u) -> vec4i {
  return bitcast<vec4i>((bits >> vec4u(23)) & vec4u(255));
}

// For any two numbers.
fn divide4(a: vec4f, b: vec4f) -> vec4f {
  let aBits = bitcast<vec4u>(normal4(a));
  let bBits = bitcast<vec4u>(normal4(b));
  let aSize = aBits & vec4u(0x7fffffff);
  let bSize = bBits & vec4u(0x7fffffff);
  let infinite = vec4u(0x7f800000);
  let isZero = (aSize == vec4u()) | (bSize == infinite);
  let isInfinite = (bSize == vec4u()) | (aSize == infinite);
  let isNan = (isZero & isInfinite) | ((aSize > infinite) | (bSize > infinite));
  let signBits = (aBits ^ bBits) & vec4u(0x80000000);
  let orZero = select(over4(a, b), bitcast<vec4f>(signBits), isZero);
  let orInfinite = select(orZero, bitcast<vec4f>(signBits | infinite), isInfinite);
  return select(orInfinite, nan4(a), isNan);
}
