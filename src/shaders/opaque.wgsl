// v, as a value of which a compiler cannot know where it came from: neither fuses it a product with a sum,
// nor does it take f32 for real numbers, in which what rounding leaves out is 0. Mesa's drivers do.

fn opaque(v: Group) -> Group {
  return bitcast<Group>(bitcast<GroupBits>(v) ^ GroupBits(settings.zero));
}

fn opaque4(v: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(v) ^ vec4u(settings.zero));
}
