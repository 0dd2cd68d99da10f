// The second half of a step over many points: one workgroup sums the blocks and updates θ.

override WG: u32;
override BLOCKS: u32;

@group(0) @binding(2) var<storage, read> partials: array<Sums>;

@compute @workgroup_size(WG)
fn combine(@builtin(local_invocation_index) lane: u32) {
  var own = Sums();
  var done = 0u;
  for (var block = lane; block < BLOCKS; block += WG) {
    own = plusSums(own, partials[block]);
    done += 1;
  }
  expectDone(done, (BLOCKS + WG - 1 - lane) / WG);
  let total = sumWorkgroup(lane, own);
  if (lane == 0) {
    let inversePoints = settings.inversePoints;
    advance(total.loss * inversePoints, scaled(gradientOf(total), inversePoints));
  }
}
