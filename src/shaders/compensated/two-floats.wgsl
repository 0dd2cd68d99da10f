// The rounding errors of f32 operations, which are themselves f32: with them, two floats carry twice
// the digits of one. A compiler that takes f32 for real numbers makes every one of them 0, unless it
// cannot see what they are made of (fma.wgsl); kernels/probe.wgsl tells.

// a + b − sum (Knuth's TwoSum), where sum = a + b in f32
fn sumError4(a: vec4f, b: vec4f, sum: vec4f) -> vec4f {
  let rounded = opaque4(sum);
  let back = opaque4(rounded - a);
  return (a - (rounded - back)) + (b - back);
}

// a·b − product (Dekker 1971), where product = a·b in f32: each factor in halves of twelve bits, so
// that the four products of halves are exact.
fn productError4(a: vec4f, b: vec4f, product: vec4f) -> vec4f {
  let aHigh = highHalf4(a);
  let aLow = a - aHigh;
  let bHigh = highHalf4(b);
  let bLow = b - bHigh;
  return ((aHigh * bHigh - opaque4(product)) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
}

// On the bits, since 4097 · v, the usual way, overflows for large v.
fn highHalf4(v: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(v) & vec4u(0xfffff000));
}

// v, as a value of which a compiler cannot know where it came from.
fn opaque4(v: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(v) ^ vec4u(settings.zero));
}
