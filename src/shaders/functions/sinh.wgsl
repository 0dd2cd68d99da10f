// ½·(eˣ − e⁻ˣ), and below 1, where that would lose digits, a series.

fn sinh4(x: vec4f) -> vec4f {
  let size = abs(normal4(x));
  let halves = halves4(size);
  let z = size * size;
  var p = vec4f(2.79153824e-6); // (sinh x − x)/x³
  p = rounded(p * z) + 0.0001984142;
  p = rounded(p * z) + 0.00833331607;
  p = rounded(p * z) + 0.166666672;
  let series = size + rounded(size * (z * p));
  let value = select(halves.growing - halves.falling, series, size < vec4f(1));
  return signed4(halvesCases4(x, value), signOf4(x));
}
