// The mean loss as a function of θ: an invocation for each cell of a grid goes over all points.

override WG: u32;

struct Grid {
  first: Theta, // in the middle of the first cell
  step: Theta, // from a cell to the next, of each parameter
  width: u32, // cells in a row
  cells: u32,
  points: u32,
  inversePoints: f32,
}

@group(0) @binding(0) var<uniform> grid: Grid;
@group(0) @binding(1) var<storage, read> xs: array<f32>;
@group(0) @binding(2) var<storage, read> ys: array<f32>;
@group(0) @binding(3) var<storage, read_write> losses: array<f32>;

@compute @workgroup_size(WG)
fn landscape(@builtin(global_invocation_id) id: vec3u) {
  let cell = id.x;
  if (cell >= grid.cells) {
    return;
  }
  let theta = grid.first + grid.step * Theta(f32(cell % grid.width), f32(cell / grid.width));
  var sum = 0f;
  var done = 0u;
  for (var i = 0u; i < grid.points; i++) {
    sum += loss(predict(theta, xs[i]) - ys[i]);
    done += 1;
  }
  // No loss is negative: a loop that the driver cut short shows.
  losses[cell] = select(-1, sum * grid.inversePoints, done == grid.points);
}
