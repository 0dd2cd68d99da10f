// What a run keeps on the device, and how a step ends.

struct Sample {
  epoch: u32,
  loss: f32,
  theta: Parameters,
}

// In the history: of one submit. A length that is known costs less than one to be asked for in each step.
const MOST_SAMPLES = 4096u;

struct Run {
  epoch: u32, // steps done since the start of the run
  recorded: u32, // samples in the history; the host clears it at the head of each submit
  missing: atomic<u32>, // loop iterations that the driver left out; 0 where it can be trusted
  loss: f32,
  theta: Parameters,
  gradient: Theta,
  history: array<Sample, MOST_SAMPLES>,
}

@group(0) @binding(1) var<storage, read_write> run: Run;

// Ends a step: called by one invocation, with the mean loss and its gradient before the update.
fn advance(meanLoss: f32, gradient: Theta) {
  let epoch = run.epoch + 1;
  let theta = moved(run.theta, gradient, settings.learningRate);
  run.epoch = epoch;
  run.loss = meanLoss;
  run.gradient = gradient;
  run.theta = theta;
  if (isSampled(epoch)) {
    appendSample(epoch, meanLoss, theta);
  }
}

fn isSampled(epoch: u32) -> bool {
  return epoch <= settings.sampleFirst || epoch % settings.sampleEvery == 0;
}

// The first epoch after `epoch` that is sampled.
fn nextSample(epoch: u32) -> u32 {
  if (epoch < settings.sampleFirst) {
    return epoch + 1;
  }
  return (epoch / settings.sampleEvery + 1) * settings.sampleEvery;
}

fn appendSample(epoch: u32, meanLoss: f32, theta: Parameters) {
  run.history[run.recorded] = Sample(epoch, meanLoss, theta);
  run.recorded += 1;
}

// Some drivers end a long loop early and say nothing. Every loop over the points counts its own
// iterations, and reports here.
fn expectDone(done: u32, due: u32) {
  if (done != due) {
    atomicMax(&run.missing, due - done);
  }
}
