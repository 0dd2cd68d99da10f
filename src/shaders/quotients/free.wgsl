// a / b as the device divides: WGSL lets it be 2.5 units off.

fn over4(a: vec4f, b: vec4f) -> vec4f {
  return a / b;
}

fn divide4(a: vec4f, b: vec4f) -> vec4f {
  return a / b;
}
