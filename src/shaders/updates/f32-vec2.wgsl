// Each parameter moves by itself. Written out: on software adapters a loop over them would take longer than
// all the points.

fn moved(theta: Parameters, gradient: Theta, step: u32) -> Parameters {
  let learningRate = settings.learningRate;
  return Theta(
    update(theta[0], gradient[0], learningRate, step, 0),
    update(theta[1], gradient[1], learningRate, step, 1),
  );
}
