// The sum over four points.

fn across(v: vec4f) -> f32 {
  return (v.x + v.z) + (v.y + v.w);
}
