// Least squares by Levenberg and Marquardt, a fit an invocation: JᵀJ and Jᵀr are summed in registers, four rows at a time,
// and a step is solved for where they are. Residuals are multiplied by a power of two of each fit, and each parameter is
// measured in the power of two below its start, so that neither y = 1e30 nor θ = 1e-30 leaves the numbers of f32.

override WG: u32;

alias Theta = array<f32, PARAMETERS>;
alias Theta4 = array<vec4f, PARAMETERS>; // of four rows

struct Settings {
  fits: u32,
  mostIterations: u32,
  tolerance: f32, // the share of χ² that is not worth a step
  columnQuads: u32, // from a column of the inputs to the next
  targetQuads: u32, // from the targets to the roots of the weights
  isWeighed: u32,
  bounds: array<vec2f, PARAMETERS>, // the least and the greatest
}

// The rows of a fit.
struct Slice {
  inputs: u32, // the first quad
  targets: u32,
  rows: u32,
  scale: f32,
}

// The same with all that a loop over them looks at: a load in it costs more than its arithmetic.
struct Rows {
  inputs: u32, // the first quad
  columnQuads: u32,
  targets: u32, // likewise
  roots: u32, // of the weights
  isWeighed: bool,
  rows: u32,
  scale: f32,
}

// In: where it sets out. Out: where it ended.
struct Fit {
  theta: Theta,
  chiSquare: f32, // of residuals times `scale`
  iterations: u32,
  state: u32,
}

@group(0) @binding(0) var<storage, read> settings: Settings;
@group(0) @binding(1) var<storage, read> slices: array<Slice>;
@group(0) @binding(3) var<storage, read_write> fits: array<Fit>;

const CONVERGED = 0u;
const ITERATIONS = 1u;
const SINGULAR = 2u;
const AT_BOUND = 3u;
const NOT_FINITE = 4u;
const CUT_SHORT = 5u; // the driver left out rows

// Of columns of length 1: a damping of 1 doubles their squares.
const FIRST_DAMPING = 1e-3;
const LEAST_DAMPING = 1e-6;
const MOST_DAMPING = 1e6;
const FIRST_GROWTH = 8.0;
// A pivot that small may be rounding: 2⁻²⁰; it is looked for with hardly a damping: 2⁻²⁴.
const LEAST_PIVOT = 9.5367431640625e-7;
const PIVOT_DAMPING = 5.9604644775390625e-8;
// χ² of residuals that are nothing but eight roundings of y, a row: 2⁻⁴².
const NOISE = 2.2737367544323206e-13;

@compute @workgroup_size(WG)
fn fitMany(@builtin(global_invocation_id) id: vec3u) {
  let fit = id.x;
  if (fit >= settings.fits) {
    return;
  }
  let rows = rowsOf(slices[fit]);
  let noise = f32(rows.rows) * NOISE;
  var theta = clamped(fits[fit].theta);
  let units = unitsOf(theta);
  var at = sumsAt(theta, units, rows);
  var state = select(NOT_FINITE, ITERATIONS, isFinite(at));
  var damping = FIRST_DAMPING;
  var growth = FIRST_GROWTH;
  var iterations = 0u;
  while (state == ITERATIONS && iterations < settings.mostIterations) {
    let step = stepFrom(at, freeOf(theta, at), damping);
    let next = moved(theta, units, step);
    let there = sumsAt(next, units, rows);
    iterations += 1;
    // What a step would bring that is not damped: a short one is not the last.
    let due = (1 + damping) * step.promised;
    // (r + ε)² − r² of residuals whose ε are rounding: where a step promises less, χ² cannot tell whether it kept it.
    let rounding = noise + sqrt(noise * at.chiSquare);
    let isNear = due <= rounding;
    let most = at.chiSquare + select(0, rounding, isNear);
    let isBetter = isFinite(there) && there.chiSquare <= most;
    let gained = select(0, at.chiSquare - there.chiSquare, isBetter);
    let enough = settings.tolerance * at.chiSquare;
    if (due <= max(enough, noise) && gained <= max(enough, rounding)) {
      state = CONVERGED;
    }
    if (isBetter) {
      theta = next;
      at = there;
      // By how much of its promise it kept (Nielsen 1999).
      let kept = select(2 * gained / step.promised - 1, 1, isNear);
      damping = max(LEAST_DAMPING, damping * clamp(1 - kept * (kept * kept), 0.1, 2));
      growth = FIRST_GROWTH;
    } else {
      damping = min(MOST_DAMPING, damping * growth);
      growth *= 2;
    }
  }
  if (state == CONVERGED) {
    let free = freeOf(theta, at);
    state = select(state, AT_BOUND, isHeld(free));
    state = select(state, SINGULAR, leastPivot(at, free, PIVOT_DAMPING) < LEAST_PIVOT);
  }
  if (at.quads < (rows.rows + 3) / 4) {
    state = CUT_SHORT;
  }
  fits[fit] = Fit(theta, at.chiSquare, iterations, state);
}

fn rowsOf(slice: Slice) -> Rows {
  let columnQuads = settings.columnQuads;
  let targets = targetsFrom(columnQuads) + slice.targets;
  let roots = targets + settings.targetQuads;
  return Rows(slice.inputs, columnQuads, targets, roots, settings.isWeighed == 1, slice.rows, slice.scale);
}

// All sums over the rows of a fit.
fn sumsAt(theta: Theta, units: Theta, rows: Rows) -> Sums {
  var sums: Sums;
  let quads = (rows.rows + 3) / 4;
  for (var quad = 0u; quad < quads; quad++) {
    let isRow = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(rows.rows);
    var weights = vec4f(rows.scale);
    if (rows.isWeighed) {
      weights *= points[rows.roots + quad];
    }
    weights = select(vec4f(), weights, isRow);
    let row = linearised(theta, inputsAt(rows.inputs + quad, rows.columnQuads), weights);
    let residuals = weights * (points[rows.targets + quad] - row.prediction);
    addRows(&sums, residuals, row.slopes, units);
  }
  return sums;
}

// Not by v - v == 0, which compilers may take for true.
fn isFinite(sums: Sums) -> bool {
  return (bitcast<u32>(sizeOf(sums)) & 0x7f800000) != 0x7f800000;
}

// The power of two below |v|, and 1 for 0.
fn unitOf(v: f32) -> f32 {
  let exponent = bitcast<u32>(v) & 0x7f800000;
  return bitcast<f32>(select(exponent, 0x3f800000, exponent == 0));
}
