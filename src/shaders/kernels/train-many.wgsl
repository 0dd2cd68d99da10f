// Steps of many runs of one shape, four of them as the lanes of a vec4f, and QUADS times four an invocation: what is loaded
// serves all. The sums of a step go over its points one after another. θ and what the optimizer keeps are an invocation's own
// for up to STEPS steps, and lie in `state` in between.

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

// Four runs, as an invocation has them. Where they are few, its arrays are reached by constants alone: a compiler may keep
// them in registers.
struct Quad {
  index: u32,
  kinds: vec4u,
  targets: Runs,
  numbers: Numbers,
  lossNumbers: array<Runs, NUMBERS_OF_LOSS>,
  theta: array<Runs, PARAMETERS>,
  slots: array<array<Runs, PARAMETERS>, SLOTS>,
  gradients: array<Runs, PARAMETERS>,
  losses: Runs,
  kept: Tally,
}

var<private> columnRows: u32; // fetched once: a point of few operations would cost twice as much

@compute @workgroup_size(WG)
fn trainMany(@builtin(global_invocation_id) id: vec3u) {
  let index = block.first + id.x * QUADS;
  if (index >= block.end) {
    return;
  }
  columnRows = settings.columnRows;
  eachTake(index);
  let first = tallies[index].steps;
  let last = min(settings.untilStep, first + STEPS);
  var epoch = first / settings.stepsPerEpoch;
  var ofEpoch = first % settings.stepsPerEpoch;
  eachTakeNumbers((first - settings.since) * settings.numbersPerStep);
  for (var step = first; step < last; step += 1) {
    let isLast = ofEpoch + 1 == settings.stepsPerEpoch;
    let points = select(settings.batch, settings.lastBatch, isLast);
    let begin = (step - settings.since) * settings.batchRows;
    if (settings.numbersPerStep > 0) {
      eachTakeNumbers((step - settings.since) * settings.numbersPerStep);
    }
    eachClearSums();
    let seen = addPoints(begin, points);
    eachEndStep(select(settings.inverseBatch, settings.inverseLastBatch, isLast), points - seen);
    ofEpoch += 1;
    if (isLast) {
      ofEpoch = 0;
      epoch += 1;
      eachEndEpoch(epoch);
    }
  }
  eachKeep(index);
}

// A quad behind the last one is that one once more, of which nothing is kept.
fn take(quad: ptr<private, Quad>, index: u32) {
  let i = min(index, block.end - 1);
  quad.index = i;
  quad.kinds = given[KINDS * settings.quads + i];
  quad.targets = bitcast<Runs>(given[TARGETS * settings.quads + i]);
  quad.kept = tallies[i];
  takeLossNumbers(quad);
  takeState(quad);
}

fn takeNumbers(quad: ptr<private, Quad>, at: u32) {
  quad.numbers = numbersAt(quad.kinds + at);
}

fn endStep(quad: ptr<private, Quad>, inverse: f32, missing: u32) {
  moveParameters(quad, inverse);
  quad.kept.epochLoss += quad.losses;
  quad.kept.missing += missing;
  quad.kept.steps += 1;
}

// One loss more of each run.
fn endEpoch(quad: ptr<private, Quad>, epoch: u32) {
  let loss = quad.kept.epochLoss * settings.inversePoints;
  let first = select(quad.kept.first, loss, epoch == 1);
  let isFinite = (bitcast<vec4u>(loss) & vec4u(0x7f800000)) != vec4u(0x7f800000);
  let ratio = loss / first;
  // Of what is not finite and of 0/0, too.
  let v = select(Runs(MOST_RATIO), ratio, isFinite & (ratio <= Runs(MOST_RATIO)));
  let isBest = isFinite & (loss < quad.kept.best);
  let isThere = isFinite & (loss <= quad.targets) & (quad.kept.reachedEpoch == vec4u());
  let isLost = !isFinite & (quad.kept.divergedEpoch == vec4u());
  quad.kept.first = first;
  quad.kept.last = loss;
  quad.kept.best = select(quad.kept.best, loss, isBest);
  quad.kept.bestEpoch = select(quad.kept.bestEpoch, vec4u(epoch), isBest);
  quad.kept.reachedEpoch = select(quad.kept.reachedEpoch, vec4u(epoch), isThere);
  quad.kept.divergedEpoch = select(quad.kept.divergedEpoch, vec4u(epoch), isLost);
  quad.kept.sum += v;
  // Not by max, which would look for NaN.
  quad.kept.inverseSum += 1 / select(v, Runs(LEAST_RATIO), v < Runs(LEAST_RATIO));
  quad.kept.recentSum += select(Runs(), v, epoch > settings.recentEpochs);
  quad.kept.epochLoss = Runs();
}

fn keep(quad: ptr<private, Quad>, index: u32) {
  if (index >= block.end) {
    return;
  }
  tallies[index] = quad.kept;
  keepState(quad);
}

fn numberAt(kinds: vec4u, i: u32) -> Runs {
  return Runs(numbers[kinds.x + i], numbers[kinds.y + i], numbers[kinds.z + i], numbers[kinds.w + i]);
}

fn lossNumberAt(index: u32, i: u32) -> Runs {
  return bitcast<Runs>(given[(LOSS_NUMBERS + i) * settings.quads + index]);
}
