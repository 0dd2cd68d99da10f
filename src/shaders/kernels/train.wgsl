// Steps of any model, loss and optimizer, by one workgroup: up to STEPS of them in a dispatch, each over a batch of the
// points or over all. θ and what the optimizer keeps stay with each invocation: all sum their shares of the points,
// exchange the sums, and move their own copy alike.

override WG: u32;
override STEPS: u32; // the most of one dispatch

@group(0) @binding(3) var<storage, read> numbers: array<Numbers>;


var<workgroup> firstStep: u32;

@compute @workgroup_size(WG)
fn train(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0) {
    firstStep = run.state.step;
  }
  let first = workgroupUniformLoad(&firstStep);
  let last = min(settings.untilStep, first + STEPS);
  takeRun();
  var meanLoss = run.state.loss;
  var epochLoss = run.state.epochLoss; // summed over the points of the epoch so far
  var epoch = run.state.epoch;
  var ofEpoch = first % settings.stepsPerEpoch;
  var done = 0u;
  for (var step = first; step < last; step += 1) {
    let isLast = ofEpoch + 1 == settings.stepsPerEpoch;
    let points = select(settings.batch, settings.lastBatch, isLast);
    let begin = (step - settings.since) * settings.batchQuads;
    sumQuads(begin, lane, (points + 3) / 4, WG, points);
    exchange(lane);
    let inverse = select(settings.inverseBatch, settings.inverseLastBatch, isLast);
    let ofStep = numbers[(step - settings.since) * settings.numbersPerStep];
    for (var p = 0u; p < PARAMETERS; p += 1) {
      gradient[p] *= inverse;
      update(p, gradient[p], ofStep);
    }
    epochLoss += lossSum;
    ofEpoch += 1;
    if (isLast) {
      ofEpoch = 0;
      epoch += 1;
      meanLoss = epochLoss * settings.inversePoints;
      epochLoss = 0;
      if (lane == 0 && isSampled(epoch)) {
        keepSample(epoch, meanLoss);
      }
    }
    // Counted, not computed: a driver may end the loop early.
    done += 1;
  }
  if (lane == 0) {
    run.state.epoch = epoch;
    run.state.step = first + done;
    run.state.loss = meanLoss;
    run.state.epochLoss = epochLoss;
    keepRun();
  }
}
