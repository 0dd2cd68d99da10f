// As train.wgsl, for a GPU: the workgroup has one θ, and each invocation sums and moves a share of its parameters. So no
// step is made as often as there are invocations, and no compiler writes it out as often as there are parameters.

override WG: u32;
override STEPS: u32; // the most of one dispatch
override LONE: u32; // 1 where no invocation has more than one quad of a step

@group(0) @binding(3) var<storage, read> numbers: array<Numbers>;

// A row for each sum at a time, a column for each invocation. One more, so that a column lies in many banks of the memory.
override TILE = ROWS * (WG + 1);

var<workgroup> tile: array<f32, TILE>;
var<workgroup> firstStep: u32;
var<workgroup> lossSum: f32; // of all points

@compute @workgroup_size(WG)
fn train(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0) {
    firstStep = run.state.step;
  }
  takeShare(lane);
  let first = workgroupUniformLoad(&firstStep);
  let last = min(settings.untilStep, first + STEPS);
  var meanLoss = run.state.loss;
  var epochLoss = run.state.epochLoss; // summed over the points of the epoch so far
  var epoch = run.state.epoch;
  var ofEpoch = first % settings.stepsPerEpoch;
  var done = 0u;
  for (var step = first; step < last; step += 1) {
    let isLast = ofEpoch + 1 == settings.stepsPerEpoch;
    let points = select(settings.batch, settings.lastBatch, isLast);
    let begin = (step - settings.since) * settings.batchQuads;
    let quads = (points + 3) / 4;
    if (LONE == 1) {
      // Full batches are the same in every step.
      if (step == first || settings.batchQuads > 0) {
        takeOwn(begin, lane, quads, points);
      }
      sumOwn();
    } else {
      sumQuads(begin, lane, quads, WG, points);
    }
    let inverse = select(settings.inverseBatch, settings.inverseLastBatch, isLast);
    let ofStep = numbers[(step - settings.since) * settings.numbersPerStep];
    exchange(lane, min(quads, WG), inverse, ofStep);
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
  keepShare(lane);
  if (lane == 0) {
    run.state.epoch = epoch;
    run.state.step = first + done;
    run.state.loss = meanLoss;
    run.state.epochLoss = epochLoss;
  }
}

// The sums over so many columns of `count` rows of the tile, an invocation a row: of the parameters from `first` on, and
// the loss behind them. Whoever has summed a derivative moves its parameter.
fn moveRows(lane: u32, first: u32, count: u32, columns: u32, inverse: f32, ofStep: Numbers) {
  workgroupBarrier();
  for (var row = lane; row < count; row += WG) {
    let at = row * (WG + 1);
    var sums = vec4f();
    for (var i = 0u; i < columns; i += 4) {
      sums += vec4f(tile[at + i], tile[at + i + 1], tile[at + i + 2], tile[at + i + 3]);
    }
    let p = first + row;
    if (p == PARAMETERS) {
      lossSum = across(sums);
    } else {
      let gradient = across(sums) * inverse;
      run.state.gradient[p] = gradient;
      update(p, gradient, ofStep);
    }
  }
  workgroupBarrier();
}

// The parameters that an invocation moves: those of the rows that it sums, time after time.
fn takeShare(lane: u32) {
  for (var first = 0u; first < PARAMETERS; first += ROWS) {
    for (var p = first + lane; p < min(first + ROWS, PARAMETERS); p += WG) {
      theta[p] = run.state.theta[p];
      for (var s = 0u; s < SLOTS; s += 1) {
        slots[s][p] = run.state.slots[s][p];
      }
    }
  }
}

fn keepShare(lane: u32) {
  for (var first = 0u; first < PARAMETERS; first += ROWS) {
    for (var p = first + lane; p < min(first + ROWS, PARAMETERS); p += WG) {
      run.state.theta[p] = theta[p];
      for (var s = 0u; s < SLOTS; s += 1) {
        run.state.slots[s][p] = slots[s][p];
      }
    }
  }
}
