// total / count, rounded once, as PyTorch divides; for count from 1 to 1,024. WGSL's division may be 2.5
// units off, and a correction by what is left over is at the mercy of compilers that take f32 for real
// numbers. So it is long division in whole numbers, which is exact on every device.

const MANTISSA = 0x7fffffu; // 23 bits, and a 1 before them that is not written
const FRACTION_BITS = 21u; // a remainder has at most ten, and both must fit into 32

fn quotient(total: f32, count: u32) -> f32 {
  let bits = bitcast<u32>(total);
  let mantissa = (bits & MANTISSA) | (MANTISSA + 1);
  // mantissa / count = whole + fraction / 2^21 + less than one bit of that.
  let whole = mantissa / count;
  let fraction = ((mantissa % count) << FRACTION_BITS) / count;
  // 24 bits and one more, which rounds: no quotient of two f32 lies half way between two others.
  let shift = 23 - firstLeadingBit(whole);
  let twice = (whole << (shift + 1)) | (fraction >> (FRACTION_BITS - 1 - shift));
  let mean = (twice + 1) / 2;
  // Its first bit, and what it may carry, add themselves to the exponent.
  let exponent = (bits >> 23) & 255;
  let sign = bits & 0x80000000u;
  let divided = bitcast<f32>(sign | (((exponent - shift - 1) << 23) + mean));
  // Next to 0 and at infinity the device may do as it likes.
  return select(divided, total / f32(count), exponent <= shift || exponent == 255);
}
