// Steps of many runs of one shape, four of them an invocation, as the lanes of a vec4f: what is loaded serves four. The sums
// of a step go over its points one after another. θ and what the optimizer keeps are an invocation's own for up to STEPS
// steps, and lie in `state` in between.

override WG: u32;
override STEPS: u32; // the most of one dispatch

alias Runs = vec4f; // a number of each of four runs

struct Settings {
  quads: u32, // of runs
  points: u32,
  inversePoints: f32,
  columnRows: u32, // from a column of the points to the next
  stepsPerEpoch: u32,
  batchRows: u32, // from a batch to the next; 0 where all points are one
  batch: u32, // points
  lastBatch: u32, // of an epoch, which may be smaller
  inverseBatch: f32,
  inverseLastBatch: f32,
  numbersPerStep: u32, // 0 where a step has the same as every other
  recentEpochs: u32, // so many are done before the last ones, which are also summed by themselves
  // These come with each submit.
  since: u32, // the steps before it
  untilStep: u32,
}

// Which quads of runs a dispatch serves: of many, a part, so that it has many steps and is done soon all the same.
struct Block {
  first: u32,
  end: u32,
}

// What is kept of the losses, as core/runs/tally.ts has it.
struct Tally {
  first: Runs,
  last: Runs,
  best: Runs,
  sum: Runs,
  inverseSum: Runs,
  recentSum: Runs,
  epochLoss: Runs, // summed over the points of an epoch that is not at its end
  bestEpoch: vec4u,
  reachedEpoch: vec4u,
  divergedEpoch: vec4u,
  steps: u32, // counted, not computed: a driver may end a loop early
  missing: u32, // points that one left out
}

const MOST_RATIO = 1e6;
const LEAST_RATIO = 1e-6;

@group(0) @binding(0) var<uniform> settings: Settings;
// Of each quad of runs: where the numbers of their kinds are, the losses at which they have arrived, the numbers of their loss.
@group(0) @binding(1) var<storage, read> given: array<vec4u>;
// Of each kind of movement, step after step.
@group(0) @binding(3) var<storage, read> numbers: array<f32>;
// θ, then what the optimizer keeps, slot after slot, of each quad of runs.
@group(0) @binding(4) var<storage, read_write> state: array<Runs>;
@group(0) @binding(5) var<storage, read_write> tallies: array<Tally>;
@group(0) @binding(6) var<uniform> block: Block;

const KINDS = 0u;
const TARGETS = 1u;
const LOSS_NUMBERS = 2u;

// An invocation's own.
var<private> theta: array<Runs, PARAMETERS>;
var<private> slots: array<array<Runs, PARAMETERS>, SLOTS>;
var<private> gradients: array<Runs, PARAMETERS>;
var<private> losses: Runs;
var<private> quad: u32;
var<private> columnRows: u32; // fetched once: a point of few operations would cost twice as much

@compute @workgroup_size(WG)
fn trainMany(@builtin(global_invocation_id) id: vec3u) {
  quad = block.first + id.x;
  if (quad >= block.end) {
    return;
  }
  columnRows = settings.columnRows;
  takeRuns();
  takeLossNumbers();
  let kinds = given[KINDS * settings.quads + quad];
  let targets = bitcast<Runs>(given[TARGETS * settings.quads + quad]);
  var kept = tallies[quad];
  let first = kept.steps;
  let last = min(settings.untilStep, first + STEPS);
  var epoch = first / settings.stepsPerEpoch;
  var ofEpoch = first % settings.stepsPerEpoch;
  var ofStep = numbersAt(kinds + (first - settings.since) * settings.numbersPerStep);
  for (var step = first; step < last; step += 1) {
    let isLast = ofEpoch + 1 == settings.stepsPerEpoch;
    let points = select(settings.batch, settings.lastBatch, isLast);
    let begin = (step - settings.since) * settings.batchRows;
    if (settings.numbersPerStep > 0) {
      ofStep = numbersAt(kinds + (step - settings.since) * settings.numbersPerStep);
    }
    clearSums();
    var seen = 0u;
    for (var row = begin; row < begin + points; row += 1) {
      addTerms(row);
      seen += 1;
    }
    kept.missing += points - seen;
    moveAll(select(settings.inverseBatch, settings.inverseLastBatch, isLast), ofStep);
    kept.epochLoss += losses;
    ofEpoch += 1;
    if (isLast) {
      ofEpoch = 0;
      epoch += 1;
      kept = tallied(kept, kept.epochLoss * settings.inversePoints, epoch, targets);
      kept.epochLoss = Runs();
    }
    kept.steps += 1;
  }
  tallies[quad] = kept;
  keepRuns();
}

// With one loss more of each run.
fn tallied(before: Tally, loss: Runs, epoch: u32, targets: Runs) -> Tally {
  var kept = before;
  if (epoch == 1) {
    kept.first = loss;
  }
  let isFinite = (bitcast<vec4u>(loss) & vec4u(0x7f800000)) != vec4u(0x7f800000);
  let ratio = loss / kept.first;
  // Of what is not finite and of 0/0, too.
  let v = select(Runs(MOST_RATIO), ratio, isFinite & (ratio <= Runs(MOST_RATIO)));
  let isBest = isFinite & (loss < kept.best);
  let isThere = isFinite & (loss <= targets) & (kept.reachedEpoch == vec4u());
  let isLost = !isFinite & (kept.divergedEpoch == vec4u());
  kept.last = loss;
  kept.best = select(kept.best, loss, isBest);
  kept.bestEpoch = select(kept.bestEpoch, vec4u(epoch), isBest);
  kept.reachedEpoch = select(kept.reachedEpoch, vec4u(epoch), isThere);
  kept.divergedEpoch = select(kept.divergedEpoch, vec4u(epoch), isLost);
  kept.sum += v;
  kept.inverseSum += 1 / max(v, Runs(LEAST_RATIO));
  if (epoch > settings.recentEpochs) {
    kept.recentSum += v;
  }
  return kept;
}

// In loops, since what reaches a buffer is long to a compiler.
fn takeRuns() {
  for (var p = 0u; p < PARAMETERS; p += 1) {
    theta[p] = state[p * settings.quads + quad];
    for (var s = 0u; s < KEPT; s += 1) {
      slots[s][p] = state[((1 + s) * PARAMETERS + p) * settings.quads + quad];
    }
  }
}

fn keepRuns() {
  for (var p = 0u; p < PARAMETERS; p += 1) {
    state[p * settings.quads + quad] = theta[p];
    for (var s = 0u; s < KEPT; s += 1) {
      state[((1 + s) * PARAMETERS + p) * settings.quads + quad] = slots[s][p];
    }
  }
}

fn numberAt(kinds: vec4u, i: u32) -> Runs {
  return Runs(numbers[kinds.x + i], numbers[kinds.y + i], numbers[kinds.z + i], numbers[kinds.w + i]);
}

fn lossNumberAt(i: u32) -> Runs {
  return bitcast<Runs>(given[(LOSS_NUMBERS + i) * settings.quads + quad]);
}
