// One step by a single invocation, for fewer than 512 points: no workgroup memory and no barrier, which
// is what costs on adapters that compute on the CPU. The order of the additions is that of step.wgsl,
// and so are the bits: a row of 32 points is eight quads, and its columns are eight vec4f.

const QUADS = 8u; // in a row

@compute @workgroup_size(1)
fn stepLone() {
  let theta = run.theta;
  let points = settings.points;
  var columns: array<Lanes, QUADS>;
  var sequence = Theta();
  var done = 0u;
  // Written out, since a loop over the quads costs a tenth of a step on SwiftShader.
  for (var row = 0u; row < points / 32; row += 1) {
    let quad = row * QUADS;
    let t0 = termsOf(theta, quad);
    let t1 = termsOf(theta, quad + 1);
    let t2 = termsOf(theta, quad + 2);
    let t3 = termsOf(theta, quad + 3);
    let t4 = termsOf(theta, quad + 4);
    let t5 = termsOf(theta, quad + 5);
    let t6 = termsOf(theta, quad + 6);
    let t7 = termsOf(theta, quad + 7);
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
    done += 32;
  }
  // The vectors of eight that fill no row go to the first columns.
  for (var quad = points / 32 * QUADS; quad < points / 8 * 2; quad += 2) {
    let t0 = termsOf(theta, quad);
    let t1 = termsOf(theta, quad + 1);
    columns[0] = plusLanes(columns[0], t0);
    columns[1] = plusLanes(columns[1], t1);
    sequence = addInSequence(sequence, t0.gradients);
    sequence = addInSequence(sequence, t1.gradients);
    done += 8;
  }
  var total = Sums();
  for (var i = points / 8 * 8; i < points; i += 1) {
    let terms = termsOf(theta, i / 4);
    total = plus(total, Sums(terms.losses[i % 4], lane4(terms.gradients, i % 4)));
    sequence += lane4(terms.gradients, i % 4);
    done += 1;
  }
  expectDone(done, points);
  total = addLanes(total, foldRow(columns[0], columns[2], columns[4], columns[6]));
  total = addLanes(total, foldRow(columns[1], columns[3], columns[5], columns[7]));
  advance(quotient(total.loss, f32(points)), select(total.gradient, sequence, SEQUENTIAL));
}

// What four points add to the loss and to its mean's gradient.
fn termsOf(theta: Theta, quad: u32) -> Lanes {
  let x = xs[quad];
  let residual = predict4(theta, x) - ys[quad];
  let upstream = rounded4(lossGrad4(residual) * settings.inversePoints);
  return Lanes(rounded4(loss4(residual)), backward4(theta, x, upstream));
}

fn addInSequence(total: Theta, terms: Theta4) -> Theta {
  return (((total + lane4(terms, 0)) + lane4(terms, 1)) + lane4(terms, 2)) + lane4(terms, 3);
}

fn foldRow(a: Lanes, b: Lanes, c: Lanes, d: Lanes) -> Lanes {
  return plusLanes(plusLanes(plusLanes(a, b), c), d);
}

fn addLanes(total: Sums, lanes: Lanes) -> Sums {
  var sum = total;
  for (var i = 0u; i < 4; i += 1) {
    sum = plus(sum, Sums(lanes.losses[i], lane4(lanes.gradients, i)));
  }
  return sum;
}
