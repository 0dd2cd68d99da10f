// Many steps in one dispatch without looking at a point: for a line under mean squared error the
// gradient depends on the data only through their moments. With δ = θ − θ*,
//   mean residual   m = δa·x̄ + δb
//   gradient        dL/db = 2·m,  dL/da = 2·δa·var(x) + x̄·dL/db
//   loss            L = L* + δa²·var(x) + m²
// Nothing cancels: δ itself gets small, and the least loss L* stands apart.

override STEPS: u32; // the most steps of one dispatch

struct Moments {
  optimum: vec2f, // θ*
  optimumTail: vec2f, // θ* − f32(θ*)
  distance: vec2f, // δ = θ − θ*
  lost: vec2f, // what δ lost to rounding (Kahan 1965)
  meanX: f32,
  varianceX: f32, // 1/n · Σ(x − x̄)²
  least: f32, // L*
}

@group(0) @binding(2) var<storage, read_write> moments: Moments;

@compute @workgroup_size(1)
fn descend() {
  let first = run.state.epoch;
  let last = min(settings.until, first + STEPS);
  let meanX = moments.meanX;
  let varianceX = moments.varianceX;
  let minusRate = -settings.learningRate;
  var distance = moments.distance;
  var lost = moments.lost;
  var before = distance;
  var epoch = first;
  while (epoch < last) {
    // Up to the next sample at a stretch, so that the steps need not ask.
    let stop = min(last, nextSample(epoch));
    while (epoch < stop) {
      before = distance;
      let gradient = gradientAt(distance, meanX, varianceX);
      let change = minusRate * gradient + lost;
      distance = opaque(before + change);
      lost = change - (distance - before);
      epoch += 1;
    }
    if (isSampled(epoch)) {
      appendSample(epoch, lossAt(before, meanX, varianceX), parametersAt(distance, lost));
    }
  }
  moments.distance = distance;
  moments.lost = lost;
  run.state.epoch = epoch;
  run.state.step += epoch - first;
  run.state.loss = lossAt(before, meanX, varianceX);
  run.state.gradient = thetaOf(gradientAt(before, meanX, varianceX));
  run.state.theta = parametersAt(distance, lost);
}

// Far from the optimum its own rounding would show in θ: the small parts come last.
fn parametersAt(distance: vec2f, lost: vec2f) -> Parameters {
  let tail = moments.optimumTail + lost;
  return parametersOf(thetaOf(moments.optimum), thetaOf(distance), thetaOf(tail));
}

fn thetaOf(v: vec2f) -> Theta {
  return Theta(v[0], v[1]);
}

fn gradientAt(distance: vec2f, meanX: f32, varianceX: f32) -> vec2f {
  let b = 2 * (distance[0] * meanX + distance[1]);
  return vec2f(2 * distance[0] * varianceX + meanX * b, b);
}

fn lossAt(distance: vec2f, meanX: f32, varianceX: f32) -> f32 {
  let meanResidual = distance[0] * meanX + distance[1];
  // In this order, which a compiler must not see: δa² alone may overflow where x is tiny.
  let slopeLoss = opaque(distance * varianceX)[0] * distance[0];
  return moments.least + (slopeLoss + meanResidual * meanResidual);
}
