// Points of each run: a number of each of four.

@group(0) @binding(2) var<storage, read> points: array<Runs>;

fn valueAt(quad: u32, column: u32, row: u32) -> Runs {
  return points[(column * columnRows + row) * settings.quads + quad];
}
