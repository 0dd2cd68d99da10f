// The points of one invocation, kept in registers from step to step: where they fit, no step loads a
// point, and on some adapters a load costs ten times the arithmetic on it. A row is a quad for each
// invocation. Every index is a constant once ROWS is known, since that is what lets a compiler keep an
// array in registers.

override ROWS: u32; // at most 64; 0 where the points are too many to be held

const MOST_ROWS = 64u;

var<private> heldXs: array<vec4f, MOST_ROWS>;
var<private> heldYs: array<vec4f, MOST_ROWS>;
var<private> lastWeights: vec4f; // of the last row, which may be padded

fn hold(lane: u32, width: u32, points: u32) {
  for (var row = 0u; row < ROWS; row += 1) {
    heldXs[row] = xs[lane + row * width];
    heldYs[row] = ys[lane + row * width];
  }
  let last = max(ROWS, 1) - 1;
  let isPoint = arePoints(lane + last * width, points);
  heldXs[last] = filled(heldXs[last], xs[0], isPoint);
  heldYs[last] = filled(heldYs[last], ys[0], isPoint);
  lastWeights = select(vec4f(), vec4f(1), isPoint);
}

// The order of the additions is that of sumQuads.
fn sumHeld(theta: Parameters) -> Sums {
  var lanes = plusEight(Lanes(), theta, 0);
  if (ROWS > 9) {
    lanes = plusEight(lanes, theta, 8);
  }
  if (ROWS > 17) {
    lanes = plusEight(lanes, theta, 16);
  }
  if (ROWS > 25) {
    lanes = plusEight(lanes, theta, 24);
  }
  if (ROWS > 33) {
    lanes = plusEight(lanes, theta, 32);
  }
  if (ROWS > 41) {
    lanes = plusEight(lanes, theta, 40);
  }
  if (ROWS > 49) {
    lanes = plusEight(lanes, theta, 48);
  }
  if (ROWS > 57) {
    lanes = plusEight(lanes, theta, 56);
  }
  let last = max(ROWS, 1) - 1;
  let lastLanes = weightedTerms4(theta, heldXs[last], heldYs[last], lastWeights);
  return sumLanes(plusLanes(lanes, lastLanes));
}

// Up to eight rows from `first` on, without the last of all.
fn plusEight(before: Lanes, theta: Parameters, first: u32) -> Lanes {
  var lanes = before;
  if (first + 1 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first], heldYs[first]));
  }
  if (first + 2 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first + 1], heldYs[first + 1]));
  }
  if (first + 3 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first + 2], heldYs[first + 2]));
  }
  if (first + 4 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first + 3], heldYs[first + 3]));
  }
  if (first + 5 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first + 4], heldYs[first + 4]));
  }
  if (first + 6 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first + 5], heldYs[first + 5]));
  }
  if (first + 7 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first + 6], heldYs[first + 6]));
  }
  if (first + 8 < ROWS) {
    lanes = plusLanes(lanes, terms4(theta, heldXs[first + 7], heldYs[first + 7]));
  }
  return lanes;
}
