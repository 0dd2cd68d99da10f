// ½·e^|x| and ½·e^−|x|.

const HALF_EXP_MOST = 89.4159851; // above, the first is no finite f32

struct Halves {
  growing: vec4f,
  falling: vec4f,
}

fn halves4(size: vec4f) -> Halves {
  let parts = expParts4(atMost4(size, HALF_EXP_MOST));
  let mantissa = expMantissa4(parts);
  // Beside the other, 2⁻¹⁰⁰ is nothing; without a limit it would leave the normal numbers.
  let falls = -min(parts.k, vec4i(100));
  return Halves(
    shifted4(mantissa, parts.k - 1),
    shifted4(over4(vec4f(0.5), mantissa), falls),
  );
}

// `value`, but what is due where x is above the finite values, or NaN.
fn halvesCases4(x: vec4f, value: vec4f) -> vec4f {
  let size = abs(x);
  return select(select(value, infinity4(size), size > vec4f(HALF_EXP_MOST)), nan4(x), isNan4(x));
}
