// The arc cosine, from 0 to π; NaN where |x| > 1.

fn acos4(x: vec4f) -> vec4f {
  let given = normal4(x);
  let arc = arcOf4(given);
  let sign = signOf4(given);
  let far = select(2 * arc.s + 2 * arc.bend, without4(ARC_PI, ARC_PI_LOW, arc), given < vec4f());
  // π/2 − asin x
  let near = rounded(ARC_HALF_PI - signed4(arc.s, sign))
    + rounded(ARC_HALF_PI_LOW - signed4(arc.bend, sign));
  return within4(x, select(near, far, arc.isFar));
}
