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
