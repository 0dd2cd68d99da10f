// Many steps in one dispatch, by one workgroup. Between steps θ stays in registers: each invocation
// sums its share of the points, all exchange their sums, and each updates its own copy of θ.

override WG: u32;
override STEPS: u32; // the most steps of one dispatch

var<workgroup> firstEpoch: u32;

@compute @workgroup_size(WG)
fn fused(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0) {
    firstEpoch = run.epoch;
  }
  let first = workgroupUniformLoad(&firstEpoch);
  let last = min(settings.until, first + STEPS);
  let points = settings.points;
  let quads = (points + 3) / 4;
  var state = loadState();
  var next = nextSample(first);
  var done = 0u;
  for (var epoch = first + 1; epoch <= last; epoch += 1) {
    takeStep(&state, exchange(lane, sumQuads(state.theta, lane, quads, WG, points)));
    if (epoch == next) {
      if (lane == 0) {
        append(epoch, state);
      }
      next = nextSample(epoch);
    }
    // Counted, not computed: a driver may end the loop early.
    done += 1;
  }
  if (lane == 0) {
    storeState(first + done, state);
  }
}
