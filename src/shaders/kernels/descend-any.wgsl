// As descend.wgsl, for any model that is linear in its parameters: what a step looks at is no longer than θ is. With
// δ = θ − θ* and the moments 2·RᵀDR = H, where R is 1 in its diagonal and 0 above, and D is how much is left of each column,
//   along each column  t = R·δ
//   gradient           dL/dθ = 2·RᵀD·t
//   loss               L = L* + Σ D·t²
// Nothing cancels: δ itself gets small, and the least loss L* stands apart.

override STEPS: u32; // the most steps of one dispatch

struct Moments {
  momentum: f32, // how much of the last step's velocity is kept
  least: f32, // L*
  spreads: Theta, // D
  factor: array<Theta, PARAMETERS>, // R, row by row
  optimum: Theta, // θ*
  optimumTail: Theta, // θ* − f32(θ*)
  distance: Theta, // δ
  lost: Theta, // what δ lost to rounding (Kahan 1965)
}

@group(0) @binding(2) var<storage, read_write> moments: Moments;

// An invocation's own, so that a step goes to no buffer.
var<private> spreads: Theta;
var<private> factor: array<Theta, PARAMETERS>;
var<private> distance: Theta;
var<private> along: Theta;
var<private> slope: Theta;

@compute @workgroup_size(1)
fn descendAny() {
  let first = run.state.epoch;
  let last = min(settings.until, first + STEPS);
  let minusRate = -settings.learningRate;
  let momentum = moments.momentum;
  spreads = moments.spreads;
  factor = moments.factor;
  distance = moments.distance;
  slope = run.state.gradient;
  var lost = moments.lost;
  var velocity = run.state.slots[0];
  var epoch = first;
  var loss = run.state.loss;
  while (epoch < last) {
    // Up to the next sample at a stretch, so that the steps need not ask.
    let stop = min(last, nextSample(epoch));
    while (epoch < stop) {
      differentiate();
      for (var p = 0u; p < PARAMETERS; p += 1) {
        velocity[p] = momentum * velocity[p] + slope[p];
        let before = distance[p];
        let change = minusRate * velocity[p] + lost[p];
        distance[p] = opaque(before + change);
        lost[p] = change - (distance[p] - before);
      }
      epoch += 1;
    }
    loss = lossAlong();
    if (isSampled(epoch)) {
      appendSample(epoch, loss, parametersAt(lost));
    }
  }
  moments.distance = distance;
  moments.lost = lost;
  run.state.epoch = epoch;
  run.state.step += epoch - first;
  run.state.loss = loss;
  run.state.gradient = slope;
  run.state.slots[0] = velocity;
  run.state.theta = parametersAt(lost);
}

fn differentiate() {
  for (var p = 0u; p < PARAMETERS; p += 1) {
    var t = 0.0;
    for (var j = 0u; j < p; j += 1) {
      t += factor[p][j] * distance[j];
    }
    t += distance[p];
    along[p] = t;
    slope[p] = 2 * t * spreads[p];
    for (var j = 0u; j < p; j += 1) {
      slope[j] += factor[p][j] * slope[p];
    }
  }
}

// Where the last step began.
fn lossAlong() -> f32 {
  var excess = 0.0;
  for (var p = 0u; p < PARAMETERS; p += 1) {
    // In this order, which a compiler must not see: t² alone may overflow where a column is tiny.
    excess += opaque(along[p] * spreads[p]) * along[p];
  }
  return moments.least + excess;
}

// Far from the optimum its own rounding would show in θ: the small parts come last.
fn parametersAt(lost: Theta) -> Theta {
  var found = Theta();
  for (var p = 0u; p < PARAMETERS; p += 1) {
    found[p] = (moments.optimum[p] + distance[p]) + (moments.optimumTail[p] + lost[p]);
  }
  return found;
}
