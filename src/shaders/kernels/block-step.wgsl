// The second half of a step of any model over many points: one workgroup sums the blocks and moves θ.

override WG: u32;
override BLOCKS: u32;

@group(0) @binding(2) var<storage, read> partials: array<f32>; // [blocks][P + 1], the loss last
@group(0) @binding(3) var<storage, read> numbers: array<Numbers>;


@compute @workgroup_size(WG)
fn blockStep(@builtin(local_invocation_index) lane: u32) {
  // One number of the four, for these are sums already.
  takeRun();
  clearSums();
  var done = 0u;
  for (var block = lane; block < BLOCKS; block += WG) {
    let at = block * (PARAMETERS + 1);
    for (var p = 0u; p < PARAMETERS; p += 1) {
      gradients[p].x += partials[at + p];
    }
    losses.x += partials[at + PARAMETERS];
    done += 1;
  }
  expectDone(done, (BLOCKS + WG - 1 - lane) / WG);
  exchange(lane);
  if (lane > 0) {
    return;
  }
  let step = run.state.step;
  let ofStep = numbers[(step - settings.since) * settings.numbersPerStep];
  for (var p = 0u; p < PARAMETERS; p += 1) {
    gradient[p] *= settings.inversePoints;
    update(p, gradient[p], ofStep);
  }
  let epoch = run.state.epoch + 1;
  let meanLoss = lossSum * settings.inversePoints;
  run.state.epoch = epoch;
  run.state.step = step + 1;
  run.state.loss = meanLoss;
  keepRun();
  if (isSampled(epoch)) {
    keepSample(epoch, meanLoss);
  }
}
