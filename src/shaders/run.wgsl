// The state of a run: all that a step takes from the one before.

// What the optimizer keeps of each parameter.
alias Kept = array<Slots, PARAMETERS>;

struct Updated {
  parameter: f32,
  slots: Slots,
}

struct Run {
  epoch: u32, // passes over the points since the start of the run
  step: u32, // updates
  loss: f32, // before the last of them, as the gradient
  theta: Parameters,
  gradient: Theta,
  kept: Kept,
}

@group(0) @binding(1) var<storage, read_write> run: Run;

// Ends a step, with the mean loss and its gradient before the update.
fn takeStep(state: ptr<function, Run>, meanLoss: f32, gradient: Theta) {
  state.step += 1;
  state.loss = meanLoss;
  state.gradient = gradient;
  updateAll(state);
}

// The same where it is the only step of a dispatch: called by one invocation.
fn advance(meanLoss: f32, gradient: Theta) {
  var state = run;
  state.epoch += 1;
  takeStep(&state, meanLoss, gradient);
  run = state;
  if (isSampled(state.epoch)) {
    appendSample(state.epoch, state.loss, state.theta);
  }
}
