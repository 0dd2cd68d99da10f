// v, as a value of which a compiler cannot know where it came from: neither fuses it a product with a sum,
// nor does it take f32 for real numbers, in which what rounding leaves out is 0. Mesa's drivers do.

fn opaque(v: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(v) ^ settings.zero);
}

fn opaque2(v: vec2f) -> vec2f {
  return bitcast<vec2f>(bitcast<vec2u>(v) ^ vec2u(settings.zero));
}

fn opaque4(v: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(v) ^ vec4u(settings.zero));
}
