// The arc tangent, from −π/2 to π/2.

const ATAN_MOST = 1.2676506e30; // 2¹⁰⁰: above, 1/|x| is nothing beside π/2

fn atan4(x: vec4f) -> vec4f {
  let given = normal4(x);
  let size = abs(given);
  // atan |x| = π/2 − atan(1/|x|)
  let isFar = size > vec4f(1);
  let divisor = select(select(vec4f(1), size, isFar), vec4f(ATAN_MOST), size > vec4f(ATAN_MOST));
  let t = select(size, over4(vec4f(1), divisor), isFar);
  let z = t * t;
  var p = vec4f(0.00292035984); // (atan t − t)/t³ for |t| ≤ 1
  p = rounded(p * z) - 0.0163665209;
  p = rounded(p * z) + 0.0432094261;
  p = rounded(p * z) - 0.0755199343;
  p = rounded(p * z) + 0.106658928;
  p = rounded(p * z) - 0.142110243;
  p = rounded(p * z) + 0.199937686;
  p = rounded(p * z) - 0.333331525;
  let bend = rounded(t * (z * p));
  let far = rounded(1.57079637 - t) + rounded(-4.37113883e-8 - bend);
  return select(signed4(select(t + bend, far, isFar), signOf4(given)), nan4(x), isNan4(x));
}
