// Steps of any model, loss and optimizer, by one workgroup: up to STEPS of them in a dispatch, each over a batch of the
// points or over all. θ and what the optimizer keeps stay with each invocation: all sum their shares of the points,
// exchange the sums, and move their own copy alike.

override WG: u32;
override STEPS: u32; // the most of one dispatch
override TILE = WG * AT_ONCE;

const AT_ONCE = 16u; // sums that the invocations exchange at a time

@group(0) @binding(3) var<storage, read> numbers: array<Numbers>;

var<private> slots: array<Slots, SLOTS>;
// Of all points of the step.
var<private> lossSum: f32;
var<private> gradient: Theta;

var<workgroup> firstStep: u32;
var<workgroup> tile: array<f32, TILE>;

@compute @workgroup_size(WG)
fn train(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0) {
    firstStep = run.state.step;
  }
  let first = workgroupUniformLoad(&firstStep);
  let last = min(settings.untilStep, first + STEPS);
  theta = run.state.theta;
  slots = run.state.slots;
  gradient = run.state.gradient;
  var meanLoss = run.state.loss;
  var epochLoss = run.state.epochLoss; // summed over the points of the epoch so far
  var epoch = run.state.epoch;
  var ofEpoch = first % settings.stepsPerEpoch;
  var done = 0u;
  for (var step = first; step < last; step += 1) {
    let isLast = ofEpoch + 1 == settings.stepsPerEpoch;
    let points = select(settings.batch, settings.lastBatch, isLast);
    sumShare(lane, (step - settings.since) * settings.batchQuads, points);
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
        appendSample(epoch, meanLoss, theta);
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
    run.state.theta = theta;
    run.state.gradient = gradient;
    run.state.slots = slots;
  }
}

// Over the quads of one invocation, of which the last may be padded.
fn sumShare(lane: u32, begin: u32, points: u32) {
  losses = vec4f();
  gradients = Theta4();
  let quads = (points + 3) / 4;
  var done = 0u;
  for (var quad = lane; quad < quads; quad += WG) {
    let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(points);
    let x = filled(pointAt(begin + quad), isPoint);
    addTerms(x, targetAt(begin + quad), select(vec4f(), vec4f(1), isPoint));
    done += 1;
  }
  expectDone(done, (max(quads, lane) - lane + WG - 1) / WG);
}

// The sums of all invocations, in each of them: by a fixed tree, so that two runs on one device agree to the bit.
fn exchange(lane: u32) {
  if (WG == 1) {
    lossSum = across(losses);
    for (var p = 0u; p < PARAMETERS; p += 1) {
      gradient[p] = across(gradients[p]);
    }
    return;
  }
  for (var start = 0u; start <= PARAMETERS; start += AT_ONCE) {
    let end = min(start + AT_ONCE, PARAMETERS + 1);
    for (var k = start; k < end; k += 1) {
      tile[(k - start) * WG + lane] = across(summed(k));
    }
    for (var half = WG / 2; half > 0; half /= 2) {
      workgroupBarrier();
      if (lane < half) {
        for (var k = start; k < end; k += 1) {
          let i = (k - start) * WG + lane;
          tile[i] += tile[i + half];
        }
      }
    }
    workgroupBarrier();
    for (var k = start; k < end; k += 1) {
      let total = tile[(k - start) * WG];
      if (k == PARAMETERS) {
        lossSum = total;
      } else {
        gradient[k] = total;
      }
    }
    // Everyone has read the sums before the next ones overwrite them.
    workgroupBarrier();
  }
}

// The loss behind the parameters.
fn summed(k: u32) -> vec4f {
  if (k == PARAMETERS) {
    return losses;
  }
  return gradients[k];
}
