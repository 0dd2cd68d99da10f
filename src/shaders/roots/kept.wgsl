// √a of a ≥ 0, rounded once, on every device: its own root, which WGSL lets be some units off, is put right in
// whole numbers. What it leaves over needs 48 bits but is small, so that its last 32 are all there is to it.

fn root4(a: vec4f) -> vec4f {
  let bits = bitcast<vec4u>(a);
  let exponent = bits >> vec4u(23);
  let mantissa = (bits & vec4u(0x7fffff)) | vec4u(0x800000);
  // √(mantissa · 2^shift) has 24 bits before the point; the exponent that is left is even.
  let shift = 24 - (exponent & vec4u(1));
  let guess = vec4i(sqrt(vec4f(mantissa << (shift - 23)) * 0x800000));
  let rest = bitcast<vec4i>(mantissa << shift) - guess * guess;
  let off = vec4i(floor(vec4f(rest) / vec4f(2 * guess) + 0.5));
  let root = guess + off;
  let left = rest - off * (guess + root);
  // (s − ½)² < s² + left < (s + ½)²
  let up = select(vec4i(), vec4i(1), left > root);
  let down = select(vec4i(), vec4i(1), left <= -root);
  // Its first bit adds itself to the exponent.
  let half = bitcast<vec4i>((exponent + 127) >> vec4u(1)) - 1;
  let value = bitcast<vec4f>((half << vec4u(23)) + (root + (up - down)));
  return select(value, a, a == vec4f());
}
