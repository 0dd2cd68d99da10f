// What is asked of the bits of an f32, and done with them: exact on every device, and no business of a
// compiler that takes f32 for real numbers.

const SIGN = 0x80000000u;
const INFINITE = 0x7f800000u;
const QUIET_NAN = 0x7fc00000u;
const LEAST_NORMAL = 0x00800000u;
const HEAD = 0xfffff000u;

fn signOf4(a: vec4f) -> vec4u {
  return bitcast<vec4u>(a) & vec4u(SIGN);
}

// The bits of |a|, which are in the order of the numbers; NaN comes after infinity.
fn sizeBits4(a: vec4f) -> vec4u {
  return bitcast<vec4u>(a) & vec4u(~SIGN);
}

// a with the sign turned round where `sign` has its bit.
fn signed4(a: vec4f, sign: vec4u) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(a) ^ sign);
}

// Whole numbers in the order of the numbers, and −0 before 0: comparing floats leaves to the device which of the two
// is less.
fn ordered4(a: vec4f) -> vec4i {
  let bits = bitcast<vec4i>(a);
  return bits ^ ((bits >> vec4u(31)) & vec4i(0x7fffffff));
}

// Not by a != a, which compilers may take for false.
fn isNan4(a: vec4f) -> vec4<bool> {
  return sizeBits4(a) > vec4u(INFINITE);
}

// Infinite, or NaN.
fn isNotFinite4(a: vec4f) -> vec4<bool> {
  return sizeBits4(a) >= vec4u(INFINITE);
}

// NaN and infinity of the sign that a has: made of a, since WGSL lets nobody write them down.
fn nan4(a: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(a) | vec4u(QUIET_NAN));
}

fn infinity4(a: vec4f) -> vec4f {
  return bitcast<vec4f>(signOf4(a) | vec4u(INFINITE));
}

// 0 for what is below the least normal number, which some devices take for 0 and others do not.
fn normal4(a: vec4f) -> vec4f {
  return select(a, bitcast<vec4f>(signOf4(a)), sizeBits4(a) < vec4u(LEAST_NORMAL));
}

// a without the last half of its digits: a product of two heads is exact.
fn head4(a: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(a) & vec4u(HEAD));
}

// a · 2ᵏ, where that is a normal number.
fn shifted4(a: vec4f, k: vec4i) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4i>(a) + (k << vec4u(23)));
}
