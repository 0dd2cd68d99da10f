// The mean loss as a function of θ: an invocation for each cell of a grid goes over all points, four at a time.

override WG: u32;

struct Grid {
  first: Theta, // in the middle of the first cell
  right: Theta, // from a cell to the next of its row
  up: Theta, // from a row to the next
  width: u32, // cells in a row
  cells: u32,
  points: u32,
  inversePoints: f32,
}

@group(0) @binding(0) var<storage, read> grid: Grid;
@group(0) @binding(1) var<storage, read> xs: array<vec4f>;
@group(0) @binding(2) var<storage, read> ys: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> losses: array<f32>;

@compute @workgroup_size(WG)
fn landscape(@builtin(global_invocation_id) id: vec3u) {
  let cell = id.x;
  if (cell >= grid.cells) {
    return;
  }
  let toTheRight = scaled(grid.right, f32(cell % grid.width));
  let theta = plus(grid.first, plus(toTheRight, scaled(grid.up, f32(cell / grid.width))));
  let quads = (grid.points + 3) / 4;
  var sums = vec4f();
  var done = 0u;
  for (var quad = 0u; quad < quads; quad++) {
    let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(grid.points);
    sums += select(vec4f(), loss(predict(theta, xs[quad]), ys[quad]), isPoint);
    done += 1;
  }
  // No loss is negative: a loop that the driver cut short shows.
  losses[cell] = select(-1, across(sums) * grid.inversePoints, done == quads);
}
