// One step of gradient descent in one workgroup, for at most MOST_POINTS points.
//
// Floating-point sums depend on their order. This kernel adds in the order in which PyTorch adds on
// a CPU with AVX2, so that its digits are PyTorch's, whatever the workgroup size:
//   sum(): point i belongs to column i mod 32 (four vectors of eight f32). A column adds its rows
//     in sequence, sixteen at a time; the columns fold to eight; the points that fill no vector come
//     first, then the eight in sequence.
//   a matrix product: all points in sequence.

override WG: u32; // invocations; any size gives the same bits
override MOST_POINTS: u32; // a multiple of 4
// A bit a parameter: its gradient comes from a matrix product.
override SEQUENTIAL: u32;

const COLUMNS = 32u;
const VECTOR = 8u; // f32 in one AVX2 register
const ROWS_PER_LEVEL = 16u; // of PyTorch's cascade sum

@group(0) @binding(2) var<storage, read> xs: array<vec4f>;
@group(0) @binding(3) var<storage, read> ys: array<vec4f>;

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
    advance(quotient(total.loss, points), chosen(total.gradient, sequence, SEQUENTIAL));
  }
}

// The forward pass, and backwards. What the last quad has beyond the points is not looked at.
fn computeTerms(lane: u32, points: u32) {
  let theta = run.state.theta;
  let quads = (points + 3) / 4;
  var done = 0u;
  for (var quad = lane; quad < quads; quad += WG) {
    let terms = meanTerms4(theta, xs[quad], ys[quad]);
    store(4 * quad, pointOf(terms, 0));
    store(4 * quad + 1, pointOf(terms, 1));
    store(4 * quad + 2, pointOf(terms, 2));
    store(4 * quad + 3, pointOf(terms, 3));
    done += 1;
  }
  expectDone(done, (quads + WG - 1 - lane) / WG);
}

fn store(i: u32, terms: Sums) {
  losses[i] = terms.loss;
  gradients[i] = terms.gradient;
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
    level = plusSums(level, term(row * COLUMNS + column));
    if (row % ROWS_PER_LEVEL == ROWS_PER_LEVEL - 1) {
      total = plusSums(total, level);
      level = Sums();
    }
    done += 1;
  }
  expectDone(done, rows);
  total = plusSums(level, total);
  // The vectors that fill no row go to the first eight columns.
  if (column < VECTOR) {
    for (var vector = rows * (COLUMNS / VECTOR); vector < vectors; vector += 1) {
      total = plusSums(total, term(vector * VECTOR + column));
    }
  }
  return total;
}

fn foldColumns(points: u32) -> Sums {
  var total = Sums();
  for (var i = points / VECTOR * VECTOR; i < points; i += 1) {
    total = plusSums(total, term(i));
  }
  for (var j = 0u; j < VECTOR; j += 1) {
    var folded = columns[j];
    for (var k = VECTOR; k < COLUMNS; k += VECTOR) {
      folded = plusSums(folded, columns[j + k]);
    }
    total = plusSums(total, folded);
  }
  return total;
}

fn sumInSequence(points: u32) -> Theta {
  var total = Theta();
  var done = 0u;
  // Four at a time, since a loop costs more than its additions.
  let fours = points / 4 * 4;
  for (var i = 0u; i < fours; i += 4) {
    total = plus(total, gradients[i]);
    total = plus(total, gradients[i + 1]);
    total = plus(total, gradients[i + 2]);
    total = plus(total, gradients[i + 3]);
    done += 4;
  }
  for (var i = fours; i < points; i += 1) {
    total = plus(total, gradients[i]);
    done += 1;
  }
  expectDone(done, points);
  return total;
}
