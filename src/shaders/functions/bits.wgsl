// What is asked of the bits of an f32, and done with them: exact on every device, and no business of a
// compiler that takes f32 for real numbers.

const SIGN = 0x80000000u;
const INFINITE = 0x7f800000;
const QUIET_NAN = 0x7fc00000u;
const LEAST_NORMAL = 0x00800000;
const HEAD = 0xfffff000u;
const WHOLES = 12582912.0; // 1.5 · 2²³: from 2²³ to 2²⁴ each f32 is a whole number

fn signOf4(a: vec4f) -> vec4u {
  return bitcast<vec4u>(a) & vec4u(SIGN);
}

// The bits of |a|, which are in the order of the numbers; NaN comes after infinity. Processors compare i32 at once.
fn sizeBits4(a: vec4f) -> vec4i {
  return bitcast<vec4i>(bitcast<vec4u>(a) & vec4u(~SIGN));
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
  return sizeBits4(a) > vec4i(INFINITE);
}

// Infinite, or NaN.
fn isNotFinite4(a: vec4f) -> vec4<bool> {
  return sizeBits4(a) >= vec4i(INFINITE);
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
  return select(a, bitcast<vec4f>(signOf4(a)), sizeBits4(a) < vec4i(LEAST_NORMAL));
}

// a without the last half of its digits: a product of two heads is exact.
fn head4(a: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(a) & vec4u(HEAD));
}

// A whole number of at most 2²² in size, which are the last bits of its sum with WHOLES: vec4i(a) would look for what
// no i32 holds. Of others it is any number.
fn whole4(a: vec4f) -> vec4i {
  return bitcast<vec4i>(a + WHOLES) - bitcast<vec4i>(vec4f(WHOLES));
}

// As clamp, which would look for NaN: of that they make any number.
fn atMost4(a: vec4f, most: f32) -> vec4f {
  return select(a, vec4f(most), a > vec4f(most));
}

fn atLeast4(a: vec4f, least: f32) -> vec4f {
  return select(a, vec4f(least), a < vec4f(least));
}

// a · 2ᵏ, where that is a normal number.
fn shifted4(a: vec4f, k: vec4i) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4i>(a) + (k << vec4u(23)));
}
