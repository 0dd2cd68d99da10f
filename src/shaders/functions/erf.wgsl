// The error function, 2/√π · ∫₀ˣ e^(−t²) dt.

const ERF_NEAR = 0.921875;
const ERF_LAST = 4.0; // from here on erf rounds to 1
// Below 2⁻¹⁰⁰ the series' other terms are no normal numbers, and erf x = 2/√π · x.
const ERF_LINEAR = 7.88860905e-31;

fn erf4(x: vec4f) -> vec4f {
  let size = abs(normal4(x));
  let z = size * size;
  var p = vec4f(-0.000601092295); // erf x / x − 1
  p = rounded(p * z) + 0.00499744527;
  p = rounded(p * z) - 0.0267697852;
  p = rounded(p * z) + 0.11281912;
  p = rounded(p * z) - 0.376125038;
  p = rounded(p * z) + 0.128379151;
  let near = size + rounded(size * p);
  let t = atMost4(size, ERF_LAST);
  var q = vec4f(0.000194941327); // log(1 − erf x)
  q = rounded(q * t) - 0.00303366152;
  q = rounded(q * t) + 0.0221897103;
  q = rounded(q * t) - 0.103856303;
  q = rounded(q * t) - 0.637265801;
  q = rounded(q * t) - 1.12762737;
  q = rounded(q * t) - 0.000207017729;
  let value = select(1 - exp4(q), near, size < vec4f(ERF_NEAR));
  let orLinear = select(value, 1.12837917 * size, size < vec4f(ERF_LINEAR));
  return select(signed4(orLinear, signOf4(x)), nan4(x), isNan4(x));
}
