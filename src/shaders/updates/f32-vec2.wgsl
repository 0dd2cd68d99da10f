// Each parameter moves by itself. Written out: on software adapters a loop over them would take longer than
// all the points.

fn updateAll(state: ptr<function, Run>) {
  let a = updateOne(state.theta[0], state.gradient[0], state.kept[0], state.step);
  let b = updateOne(state.theta[1], state.gradient[1], state.kept[1], state.step);
  state.theta = Theta(a.parameter, b.parameter);
  state.kept = Kept(a.slots, b.slots);
}

fn updateOne(parameter: f32, gradient: f32, slots: Slots, step: u32) -> Updated {
  return update(parameter, gradient, slots, settings.learningRate, step);
}
