// The state of a run: all that a step takes from the one before.

struct Run {
  epoch: u32, // passes over the points since the start of the run
  step: u32, // updates
  loss: f32, // before the last of them, as the gradient
  theta: Parameters,
  gradient: Theta,
  slots: array<Slots, GROUPS>, // what the optimizer keeps of each parameter
}

@group(0) @binding(1) var<storage, read_write> run: Run;

// Ends a step: called by one invocation, with the mean loss and its gradient before the update.
fn advance(meanLoss: f32, gradient: Theta) {
  loadSlots();
  let epoch = run.epoch + 1;
  let step = run.step + 1;
  let theta = moved(run.theta, gradient, step);
  run.epoch = epoch;
  run.step = step;
  run.loss = meanLoss;
  run.gradient = gradient;
  run.theta = theta;
  storeSlots();
  if (isSampled(epoch)) {
    appendSample(epoch, meanLoss, theta);
  }
}
