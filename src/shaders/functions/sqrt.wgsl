// √a; NaN of a negative a.

fn sqrt4(a: vec4f) -> vec4f {
  let given = normal4(a);
  let isNegative = given < vec4f();
  let value = root4(select(given, vec4f(), isNegative | isNotFinite4(given)));
  let ofZero = select(value, given, (given == vec4f()) | isNotFinite4(given));
  return select(ofZero, nan4(a), isNegative | isNan4(a));
}
