// Points of one column, and what is to be predicted.

alias Point = vec4f;

@group(0) @binding(2) var<storage, read> points: array<vec4f>;

fn pointAt(quad: u32) -> Point {
  return points[quad];
}

fn targetAt(quad: u32) -> vec4f {
  return points[settings.columnQuads + quad];
}

// The first of the four in place of what is none, so that nothing becomes infinite there that is not so at a point.
fn filled(x: Point, isPoint: vec4<bool>) -> Point {
  return select(vec4f(x.x), x, isPoint);
}
