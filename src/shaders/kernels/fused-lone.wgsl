// Many steps in one dispatch, by a single invocation: no barrier and no exchange. On adapters that
// compute on the CPU nothing is faster.

override STEPS: u32; // the most steps of one dispatch

@compute @workgroup_size(1)
fn fusedLone() {
  let first = run.epoch;
  let last = min(settings.until, first + STEPS);
  let quads = (settings.points + 3) / 4;
  var state = loadState();
  var next = nextSample(first);
  var done = 0u;
  for (var epoch = first + 1; epoch <= last; epoch += 1) {
    takeStep(&state, sumQuads(state.theta, 0, quads, 1));
    if (epoch == next) {
      append(epoch, state);
      next = nextSample(epoch);
    }
    // Counted, not computed: a driver may end the loop early.
    done += 1;
  }
  storeState(first + done, state);
}
