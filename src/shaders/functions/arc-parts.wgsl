// asin s = s + bend, where s = |x| up to ½, and above it √((1 − |x|)/2), for which asin |x| = π/2 − 2·asin s.

// π/2 and π, rounded, and what rounding left out.
const ARC_HALF_PI = 1.57079637;
const ARC_HALF_PI_LOW = -4.37113883e-8;
const ARC_PI = 3.14159274;
const ARC_PI_LOW = -8.74227766e-8;

struct Arc {
  isFar: vec4<bool>,
  s: vec4f,
  bend: vec4f,
}

fn arcOf4(x: vec4f) -> Arc {
  let size = abs(x);
  let isFar = size > vec4f(0.5);
  let square = 0.5 * (1 - size);
  let z = select(size * size, square, isFar);
  let s = select(size, root4(select(square, vec4f(), square < vec4f())), isFar);
  var p = vec4f(0.0422105119); // (asin s − s)/s³ for |s| ≤ ½
  p = rounded(p * z) + 0.0241528153;
  p = rounded(p * z) + 0.0454759113;
  p = rounded(p * z) + 0.0749525279;
  p = rounded(p * z) + 0.166667536;
  return Arc(isFar, s, rounded(s * (z * p)));
}

// whole − 2·asin s, where `whole` is given in two parts.
fn without4(high: f32, low: f32, arc: Arc) -> vec4f {
  return sumOf(pairOf(vec4f(high), -2 * arc.s, rounded(low - 2 * arc.bend)));
}

// NaN where |x| > 1.
fn within4(x: vec4f, value: vec4f) -> vec4f {
  return select(nan4(x), value, sizeBits4(x) <= vec4i(0x3f800000));
}
