// One step by a single invocation, for fewer than 512 points: no workgroup memory and no barrier, which
// is what costs on adapters that compute on the CPU. The order of the additions is that of step.wgsl,
// and so are the bits: a row of 32 points is eight quads, and its columns are eight vec4f.
//
// On such adapters a load costs more than the arithmetic on what it loads, and most where its index or
// the length of its array is known to the device only. So all is written out: every index is a
// constant once POINTS is known.

override POINTS: u32;
override SEQUENTIAL: u32; // of step.wgsl

override ROWS = POINTS / 32;
override LEFT = POINTS % 32; // points that fill no row, …
override ALONE = LEFT % 8; // … and of these, points that fill no vector of eight
override FIRST_ALONE = LEFT / 8 * 2; // their first quad

const MOST_ROWS = 16u; // the last one is not full

alias Row = array<vec4f, 8>;

@group(0) @binding(2) var<storage, read> xs: array<Row, MOST_ROWS>;
@group(0) @binding(3) var<storage, read> ys: array<Row, MOST_ROWS>;

var<private> columns: array<Lanes, 8>;
var<private> sequence: Theta;
var<private> alone: Sums;

@compute @workgroup_size(1)
fn stepLone() {
  let theta = run.state.theta;
  if (ROWS > 0) { addRow(theta, xs[0], ys[0]); }
  if (ROWS > 1) { addRow(theta, xs[1], ys[1]); }
  if (ROWS > 2) { addRow(theta, xs[2], ys[2]); }
  if (ROWS > 3) { addRow(theta, xs[3], ys[3]); }
  if (ROWS > 4) { addRow(theta, xs[4], ys[4]); }
  if (ROWS > 5) { addRow(theta, xs[5], ys[5]); }
  if (ROWS > 6) { addRow(theta, xs[6], ys[6]); }
  if (ROWS > 7) { addRow(theta, xs[7], ys[7]); }
  if (ROWS > 8) { addRow(theta, xs[8], ys[8]); }
  if (ROWS > 9) { addRow(theta, xs[9], ys[9]); }
  if (ROWS > 10) { addRow(theta, xs[10], ys[10]); }
  if (ROWS > 11) { addRow(theta, xs[11], ys[11]); }
  if (ROWS > 12) { addRow(theta, xs[12], ys[12]); }
  if (ROWS > 13) { addRow(theta, xs[13], ys[13]); }
  if (ROWS > 14) { addRow(theta, xs[14], ys[14]); }
  // The vectors of eight that fill no row go to the first columns.
  if (LEFT >= 8) { addVector(left(theta, 0), left(theta, 1)); }
  if (LEFT >= 16) { addVector(left(theta, 2), left(theta, 3)); }
  if (LEFT >= 24) { addVector(left(theta, 4), left(theta, 5)); }
  if (ALONE > 0) { addPoints(left(theta, FIRST_ALONE), ALONE); }
  if (ALONE > 4) { addPoints(left(theta, FIRST_ALONE + 1), ALONE - 4); }
  let first = foldRow(columns[0], columns[2], columns[4], columns[6]);
  let second = foldRow(columns[1], columns[3], columns[5], columns[7]);
  let total = addLanes(addLanes(alone, first), second);
  advance(quotient(total.loss, POINTS), chosen(total.gradient, sequence, SEQUENTIAL));
}

fn addRow(theta: Theta, x: Row, y: Row) {
  let t0 = meanTerms4(theta, x[0], y[0]);
  let t1 = meanTerms4(theta, x[1], y[1]);
  let t2 = meanTerms4(theta, x[2], y[2]);
  let t3 = meanTerms4(theta, x[3], y[3]);
  let t4 = meanTerms4(theta, x[4], y[4]);
  let t5 = meanTerms4(theta, x[5], y[5]);
  let t6 = meanTerms4(theta, x[6], y[6]);
  let t7 = meanTerms4(theta, x[7], y[7]);
  columns[0] = plusLanes(columns[0], t0);
  columns[1] = plusLanes(columns[1], t1);
  columns[2] = plusLanes(columns[2], t2);
  columns[3] = plusLanes(columns[3], t3);
  columns[4] = plusLanes(columns[4], t4);
  columns[5] = plusLanes(columns[5], t5);
  columns[6] = plusLanes(columns[6], t6);
  columns[7] = plusLanes(columns[7], t7);
  sequence = addInSequence(sequence, t0.gradients);
  sequence = addInSequence(sequence, t1.gradients);
  sequence = addInSequence(sequence, t2.gradients);
  sequence = addInSequence(sequence, t3.gradients);
  sequence = addInSequence(sequence, t4.gradients);
  sequence = addInSequence(sequence, t5.gradients);
  sequence = addInSequence(sequence, t6.gradients);
  sequence = addInSequence(sequence, t7.gradients);
}

fn addVector(t0: Lanes, t1: Lanes) {
  columns[0] = plusLanes(columns[0], t0);
  columns[1] = plusLanes(columns[1], t1);
  sequence = addInSequence(sequence, t0.gradients);
  sequence = addInSequence(sequence, t1.gradients);
}

// The first `count` of four points, or all.
fn addPoints(terms: Lanes, count: u32) {
  addPoint(pointOf(terms, 0));
  if (count > 1) { addPoint(pointOf(terms, 1)); }
  if (count > 2) { addPoint(pointOf(terms, 2)); }
  if (count > 3) { addPoint(pointOf(terms, 3)); }
}

fn addPoint(terms: Sums) {
  alone = plusSums(alone, terms);
  sequence = plus(sequence, terms.gradient);
}

// The terms of a quad in the last row, which is not full.
fn left(theta: Theta, quad: u32) -> Lanes {
  return meanTerms4(theta, xs[ROWS][quad], ys[ROWS][quad]);
}

fn addInSequence(total: Theta, terms: Theta4) -> Theta {
  let two = plus(plus(total, point4(terms, 0)), point4(terms, 1));
  return plus(plus(two, point4(terms, 2)), point4(terms, 3));
}

fn foldRow(a: Lanes, b: Lanes, c: Lanes, d: Lanes) -> Lanes {
  return plusLanes(plusLanes(plusLanes(a, b), c), d);
}

fn addLanes(total: Sums, lanes: Lanes) -> Sums {
  let two = plusSums(plusSums(total, pointOf(lanes, 0)), pointOf(lanes, 1));
  return plusSums(plusSums(two, pointOf(lanes, 2)), pointOf(lanes, 3));
}
