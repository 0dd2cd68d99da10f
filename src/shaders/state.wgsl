// The run in registers, for kernels that do many steps in one dispatch.

struct State {
  theta: Parameters,
  gradient: Theta,
  loss: f32,
}

fn loadState() -> State {
  return State(run.theta, run.gradient, run.loss);
}

// One step, from the sums over all points.
fn takeStep(state: ptr<function, State>, total: Sums) {
  state.loss = total.loss * settings.inversePoints;
  state.gradient = gradientOf(total) * settings.inversePoints;
  state.theta = moved(state.theta, state.gradient, settings.learningRate);
}

fn storeState(epoch: u32, state: State) {
  run.epoch = epoch;
  run.loss = state.loss;
  run.gradient = state.gradient;
  run.theta = state.theta;
}

fn append(epoch: u32, state: State) {
  appendSample(epoch, state.loss, state.theta);
}
