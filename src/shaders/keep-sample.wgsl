// A sample of a run, one number at a time, as in one-by-one.wgsl.

fn keepSample(epoch: u32, meanLoss: f32) {
  let at = run.history.recorded;
  run.history.samples[at].epoch = epoch;
  run.history.samples[at].loss = meanLoss;
  for (var p = 0u; p < PARAMETERS; p += 1) {
    run.history.samples[at].theta[p] = theta[p];
  }
  run.history.recorded = at + 1;
}
