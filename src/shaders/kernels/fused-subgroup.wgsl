// Many steps in one dispatch, by one subgroup: its invocations add up without workgroup memory and
// without barriers. The device adds in an order of its own, the same in every run.

override WG: u32; // at most the size of a subgroup
override STEPS: u32; // the most steps of one dispatch

var<workgroup> firstEpoch: u32;

@compute @workgroup_size(WG)
fn fusedSubgroup(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0) {
    firstEpoch = run.epoch;
  }
  let first = workgroupUniformLoad(&firstEpoch);
  let last = min(settings.until, first + STEPS);
  let quads = (settings.points + 3) / 4;
  var state = loadState();
  var next = nextSample(first);
  var done = 0u;
  for (var epoch = first + 1; epoch <= last; epoch += 1) {
    let own = sumQuads(state.theta, lane, quads, WG);
    takeStep(&state, Sums(subgroupAdd(own.loss), subgroupAdd(own.gradient)));
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
