// One step of gradient descent in one workgroup, for at most MOST_POINTS points.
//
// Floating-point sums depend on their order. This kernel adds in the order in which PyTorch adds on
// a CPU with AVX2, so that its digits are PyTorch's, whatever the workgroup size:
//   sum(): point i belongs to column i mod 32 (four vectors of eight f32). A column adds its rows
//     in sequence, sixteen at a time; the columns fold to eight; the points that fill no vector come
//     first, then the eight in sequence.
//   a matrix product: all points in sequence.

override WG: u32; // invocations; any size gives the same bits
override MOST_POINTS: u32;

const COLUMNS = 32u;
const VECTOR = 8u; // f32 in one AVX2 register
const ROWS_PER_LEVEL = 16u; // of PyTorch's cascade sum

@group(0) @binding(2) var<storage, read> xs: array<f32>;
@group(0) @binding(3) var<storage, read> ys: array<f32>;

// What each point adds. Two arrays, since an array of Sums would carry four bytes of padding a point.
var<workgroup> losses: array<f32, MOST_POINTS>;
var<workgroup> gradients: array<Theta, MOST_POINTS>;
var<workgroup> columns: array<Sums, COLUMNS>;
var<workgroup> sequence: Theta;

@compute @workgroup_size(WG)
fn step(@builtin(local_invocation_index) lane: u32) {
  let points = settings.points;
  computeTerms(lane, points);
  workgroupBarrier();
  for (var column = lane; column < COLUMNS; column += WG) {
    columns[column] = sumColumn(column, points);
  }
  // The last invocation, so that it need not be the first one, which folds the columns.
  if (lane == WG - 1) {
    sequence = sumInSequence(points);
  }
  workgroupBarrier();
  if (lane == 0) {
    let total = foldColumns(points);
    advance(quotient(total.loss, points), select(total.gradient, sequence, SEQUENTIAL));
  }
}

// The forward pass, and backwards: what each point adds to the loss and to its mean's gradient.
fn computeTerms(lane: u32, points: u32) {
  let theta = run.theta;
  var done = 0u;
  for (var i = lane; i < points; i += WG) {
    let residual = predict(theta, xs[i]) - ys[i];
    let upstream = lossGrad(residual) * settings.inversePoints;
    losses[i] = loss(residual);
    gradients[i] = upstream * predictGrad(theta, xs[i]);
    done += 1;
  }
  expectDone(done, (points + WG - 1 - lane) / WG);
}

fn term(i: u32) -> Sums {
  return Sums(losses[i], gradients[i]);
}

fn sumColumn(column: u32, points: u32) -> Sums {
  let vectors = points / VECTOR;
  let rows = points / COLUMNS;
  var total = Sums();
  var level = Sums();
  var done = 0u;
  for (var row = 0u; row < rows; row += 1) {
    level = plus(level, term(row * COLUMNS + column));
    if (row % ROWS_PER_LEVEL == ROWS_PER_LEVEL - 1) {
      total = plus(total, level);
      level = Sums();
    }
    done += 1;
  }
  expectDone(done, rows);
  total = plus(level, total);
  // The vectors that fill no row go to the first eight columns.
  if (column < VECTOR) {
    for (var vector = rows * (COLUMNS / VECTOR); vector < vectors; vector += 1) {
      total = plus(total, term(vector * VECTOR + column));
    }
  }
  return total;
}

fn foldColumns(points: u32) -> Sums {
  var total = Sums();
  for (var i = points / VECTOR * VECTOR; i < points; i += 1) {
    total = plus(total, term(i));
  }
  for (var j = 0u; j < VECTOR; j += 1) {
    var folded = columns[j];
    for (var k = VECTOR; k < COLUMNS; k += VECTOR) {
      folded = plus(folded, columns[j + k]);
    }
    total = plus(total, folded);
  }
  return total;
}

fn sumInSequence(points: u32) -> Theta {
  var total = Theta();
  var done = 0u;
  // Four at a time, since a loop costs more than its additions.
  let fours = points / 4 * 4;
  for (var i = 0u; i < fours; i += 4) {
    total += gradients[i];
    total += gradients[i + 1];
    total += gradients[i + 2];
    total += gradients[i + 3];
    done += 4;
  }
  for (var i = fours; i < points; i += 1) {
    total += gradients[i];
    done += 1;
  }
  expectDone(done, points);
  return total;
}
