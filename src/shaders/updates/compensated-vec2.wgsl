// Plain gradient descent, of which no digit is lost: θ ← θ − lr · dL/dθ.

fn updateAll(state: ptr<function, Run>) {
  let change = scaled(state.gradient, -settings.learningRate);
  state.theta = parametersOf(state.theta.theta, change, state.theta.tail);
}
