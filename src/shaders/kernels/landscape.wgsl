// The mean loss over a plane of two parameters, the others held: an invocation for each cell of a grid goes over all
// points, four at a time.

override WG: u32;

struct Axis {
  parameter: u32,
  first: f32, // in the middle of the first cell
  step: f32, // to the next one
}

struct Settings {
  across: Axis, // along a row
  up: Axis, // from row to row
  width: u32, // cells in a row
  cells: u32,
  points: u32,
  inversePoints: f32,
  columnQuads: u32, // from a column of the points to the next
}

@group(0) @binding(0) var<storage, read> settings: Settings;
@group(0) @binding(1) var<storage, read> held: Theta;
@group(0) @binding(3) var<storage, read_write> heights: array<f32>;

@compute @workgroup_size(WG)
fn landscape(@builtin(global_invocation_id) id: vec3u) {
  let cell = id.x;
  if (cell >= settings.cells) {
    return;
  }
  theta = held;
  moveTo(settings.across, cell % settings.width);
  moveTo(settings.up, cell / settings.width);
  let quads = (settings.points + 3) / 4;
  var sums = vec4f();
  var done = 0u;
  for (var quad = 0u; quad < quads; quad++) {
    let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(settings.points);
    let x = filled(pointAt(quad), isPoint);
    sums += select(vec4f(), loss(predicted(x), targetAt(quad)), isPoint);
    done += 1;
  }
  // No loss is negative: a loop that the driver cut short shows.
  heights[cell] = select(-1, across(sums) * settings.inversePoints, done == quads);
}

fn moveTo(axis: Axis, cells: u32) {
  theta[axis.parameter] = axis.first + f32(cells) * axis.step;
}
