// Many steps in one dispatch, by one workgroup. Between steps θ stays in registers: each invocation
// sums its share of the points, all exchange their sums, and each updates its own copy of θ.

override WG: u32;
override STEPS: u32; // the most steps of one dispatch

var<workgroup> firstEpoch: u32;

@compute @workgroup_size(WG)
fn fused(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0) {
    firstEpoch = run.state.epoch;
  }
  let first = workgroupUniformLoad(&firstEpoch);
  let last = min(settings.until, first + STEPS);
  let points = settings.points;
  let inversePoints = settings.inversePoints;
  if (ROWS > 0) {
    hold(lane, WG, points);
  }
  loadSlots();
  let stepOffset = run.state.step - first;
  var theta = run.state.theta;
  var gradient = run.state.gradient;
  var meanLoss = run.state.loss;
  var next = nextSample(first);
  var done = 0u;
  for (var epoch = first + 1; epoch <= last; epoch += 1) {
    let total = exchange(lane, sumShare(theta, lane, points));
    meanLoss = total.loss * inversePoints;
    gradient = scaled(gradientOf(total), inversePoints);
    theta = moved(theta, gradient, stepOffset + epoch);
    if (epoch == next) {
      if (lane == 0) {
        appendSample(epoch, meanLoss, theta);
      }
      next = nextSample(epoch);
    }
    // Counted, not computed: a driver may end the loop early.
    done += 1;
  }
  if (lane == 0) {
    run.state.epoch = first + done;
    run.state.step = run.state.epoch + stepOffset;
    run.state.loss = meanLoss;
    run.state.gradient = gradient;
    run.state.theta = theta;
    storeSlots();
  }
}

// Over the points of one invocation.
fn sumShare(theta: Parameters, lane: u32, points: u32) -> Sums {
  if (ROWS > 0) {
    return sumHeld(theta);
  }
  return sumQuads(theta, lane, (points + 3) / 4, WG, points);
}
