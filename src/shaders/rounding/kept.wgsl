// A compiler may fuse a product with the sum that it goes into, and so round once instead of twice.
// Where the digits shall be the same on every device, it must not see the product.

fn rounded(v: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(v) ^ settings.zero);
}

fn rounded4(v: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(v) ^ vec4u(settings.zero));
}
