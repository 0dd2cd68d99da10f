// Points of several columns, one behind the other, and what is to be predicted.

alias Point = array<vec4f, COLUMNS>;

@group(0) @binding(2) var<storage, read> points: array<vec4f>;

fn pointAt(quad: u32) -> Point {
  var x: Point;
  for (var d = 0u; d < COLUMNS; d += 1) {
    x[d] = points[d * settings.columnQuads + quad];
  }
  return x;
}

fn targetAt(quad: u32) -> vec4f {
  return points[COLUMNS * settings.columnQuads + quad];
}

// The first of the four in place of what is none, so that nothing becomes infinite there that is not so at a point.
fn filled(x: Point, isPoint: vec4<bool>) -> Point {
  var y = x;
  for (var d = 0u; d < COLUMNS; d += 1) {
    y[d] = select(vec4f(y[d].x), y[d], isPoint);
  }
  return y;
}
