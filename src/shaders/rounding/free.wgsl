// Products may be fused with sums: faster where the device can, and the last bits are the device's.

fn rounded(v: vec4f) -> vec4f {
  return v;
}
