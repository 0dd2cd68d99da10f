// √a of a ≥ 0, as the device has it: WGSL lets it be some units off.

fn root4(a: vec4f) -> vec4f {
  return sqrt(a);
}
