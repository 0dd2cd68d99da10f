// A run of any number of parameters, brought to an invocation and back one number at a time: an array that is assigned as
// a whole is written out by a driver's compiler, an element a time, which takes it seconds from some hundred on.

fn takeRun() {
  for (var p = 0u; p < PARAMETERS; p += 1) {
    theta[p] = run.state.theta[p];
    gradient[p] = run.state.gradient[p];
    for (var s = 0u; s < SLOTS; s += 1) {
      slots[s][p] = run.state.slots[s][p];
    }
  }
}

fn keepRun() {
  for (var p = 0u; p < PARAMETERS; p += 1) {
    run.state.theta[p] = theta[p];
    run.state.gradient[p] = gradient[p];
    for (var s = 0u; s < SLOTS; s += 1) {
      run.state.slots[s][p] = slots[s][p];
    }
  }
}
