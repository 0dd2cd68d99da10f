// What a run tells the host: its samples, and what the driver left out.

struct Sample {
  epoch: u32,
  loss: f32,
  theta: Parameters,
}

// Of one submit. A length that is known costs less than one to be asked for in each step.
const MOST_SAMPLES = 4096u;

struct History {
  recorded: u32, // samples; the host clears it at the head of each submit
  missing: atomic<u32>, // loop iterations that the driver left out; 0 where it can be trusted
  samples: array<Sample, MOST_SAMPLES>,
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
  run.history.samples[run.history.recorded] = Sample(epoch, meanLoss, theta);
  run.history.recorded += 1;
}

// Some drivers end a long loop early and say nothing. Every loop over the points counts its own
// iterations, and reports here.
fn expectDone(done: u32, due: u32) {
  if (done != due) {
    atomicMax(&run.history.missing, due - done);
  }
}
