// A compiler may fuse a product with the sum that it goes into, and so round once instead of twice.
// Where the digits shall be the same on every device, it must not see the product.

fn rounded(v: vec4f) -> vec4f {
  return opaque4(v);
}
