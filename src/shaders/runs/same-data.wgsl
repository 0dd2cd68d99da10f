// Points that all runs look at: a number of one serves all.

@group(0) @binding(2) var<storage, read> points: array<f32>;

fn valueAt(column: u32, row: u32) -> f32 {
  return points[column * columnRows + row];
}
