// A run on the device.

// All that a step takes from the one before.
struct State {
  epoch: u32, // passes over the points since the start of the run
  step: u32, // updates
  loss: f32, // before the last of them, as the gradient
  theta: Parameters,
  gradient: Theta,
  slots: array<Slots, GROUPS>, // what the optimizer keeps of each parameter
}

// In one buffer, so that one copy brings both to the host.
struct Run {
  state: State,
  history: History,
}

@group(0) @binding(1) var<storage, read_write> run: Run;

// Ends a step: called by one invocation, with the mean loss and its gradient before the update.
fn advance(meanLoss: f32, gradient: Theta) {
  loadSlots();
  let epoch = run.state.epoch + 1;
  let step = run.state.step + 1;
  let theta = moved(run.state.theta, gradient, step);
  run.state.epoch = epoch;
  run.state.step = step;
  run.state.loss = meanLoss;
  run.state.gradient = gradient;
  run.state.theta = theta;
  storeSlots();
  if (isSampled(epoch)) {
    appendSample(epoch, meanLoss, theta);
  }
}
