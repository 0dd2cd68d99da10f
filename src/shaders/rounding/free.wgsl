// Products may be fused with sums: faster where the device can, and the last bits are the device's.

fn rounded(v: f32) -> f32 {
  return v;
}

fn rounded4(v: vec4f) -> vec4f {
  return v;
}
