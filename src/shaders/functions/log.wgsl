// The natural logarithm; −∞ at 0, NaN below it.

fn log4(x: vec4f) -> vec4f {
  let given = normal4(x);
  let k = exponentOf4(given);
  return logCases4(given, logOf4(k, rounded(shifted4(given, -k) - 1), vec4f()));
}
