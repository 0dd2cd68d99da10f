// log(1 + x), with the digits that 1 + x loses.

const LOG1P_ITSELF = 2.98023224e-8; // 2⁻²⁵: below, log(1 + x) is x

fn log1p4(x: vec4f) -> vec4f {
  let given = normal4(x);
  let sum = 1 + given;
  let k = exponentOf4(sum);
  // f = (1 + x)·2⁻ᵏ − 1 = (2⁻ᵏ − 1) + x·2⁻ᵏ
  let a = rounded(shifted4(vec4f(1), -min(k, vec4i(126))) - 1);
  let b = shifted4(given, -k);
  // Where k < 0, f is exact; elsewhere it is not, and its parts are.
  let isExact = k < vec4i();
  let value = logOf4(k, select(a, rounded(a + b), isExact), select(b, vec4f(), isExact));
  return select(logCases4(sum, value), given, abs(given) < vec4f(LOG1P_ITSELF));
}
