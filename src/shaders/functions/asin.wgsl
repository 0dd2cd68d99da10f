// The arc sine, from −π/2 to π/2; NaN where |x| > 1.

fn asin4(x: vec4f) -> vec4f {
  let given = normal4(x);
  let arc = arcOf4(given);
  let far = without4(ARC_HALF_PI, ARC_HALF_PI_LOW, arc);
  return within4(x, signed4(select(arc.s + arc.bend, far, arc.isFar), signOf4(given)));
}
