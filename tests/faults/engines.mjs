/** Faults in the engines for any model: sums, tails, batches, steps' numbers, checkpoints, threads. */
const MODELS = 'wasm-models';
const GOLDENS = 'wasm-goldens';
const RUNS = 'runs-wasm';
const DEVICE = 'model-goldens-device';

export const faults = {
  'cpu/descent.ts': [
    ['slots[s * parameters.length + p]', 'slots[p * parameters.length + s]', 'checkpoints'],
    ['this.#step = step;', 'this.#step = 0;', 'checkpoints'],
    ['this.#epoch = epoch;', 'this.#epoch = 0;', 'checkpoints'],
    ['round(1 / rows.length)', 'round(1 / this.#target.length)', 'descent', 'model-goldens'],
    [
      'scalarsAt(learningRate, factor, this.#step)',
      'scalarsAt(learningRate, 1, this.#step)',
      'model-goldens',
    ],
  ],
  'gpu/feeding.ts': [
    ['inverseLastBatch: 1 / lastBatch', 'inverseLastBatch: 1 / size', DEVICE],
    ['this.#step = problem.start.step;', 'this.#step = 0;', 'checkpoints'],
    ['this.#epoch = problem.start.epoch;', 'this.#epoch = 0;', 'checkpoints'],
    ['this.#schedule(this.#epoch++)', 'this.#schedule(++this.#epoch)', DEVICE],
    ['put(factor, ++this.#step)', 'put(factor, this.#step++)', DEVICE],
  ],
  'shaders/kernels/train.wgsl': [
    ['meanLoss = epochLoss * settings.inversePoints;', 'meanLoss = lossSum * settings.inversePoints;', DEVICE], // prettier-ignore
    ['select(settings.batch, settings.lastBatch, isLast)', 'settings.batch', DEVICE],
    ['var ofEpoch = first % settings.stepsPerEpoch;', 'var ofEpoch = 0u;', DEVICE],
  ],
  'shaders/kernels/train-shared.wgsl': [
    ['slots[s][p] = run.state.slots[s][p];', 'slots[s][p] = 0.0;', 'train-shared'],
    ['step == first || settings.batchQuads > 0', 'step == first', 'train-shared'],
    ['i < columns; i += 4', 'i + 4 < columns; i += 4', 'train-shared'],
  ],
  'shaders/points/own.wgsl': [['isPoint & vec4<bool>(lane < quads)', 'isPoint', 'train-shared']],
  'shaders/rows.ts': [
    ["'losses' : `gradients[${p}]`", "'losses' : `gradients[0]`", 'train-shared'],
  ],
  'wasm/instructions.ts': [
    ['low >= 64)', 'low >= 63)', 'wasm-encode', MODELS],
    ['shiftRight: wide(0xac)', 'shiftRight: wide(0xad)', 'wasm-operations'],
  ],
  'wasm/operations.ts': [
    ['v128.select(yes, no, when)', 'v128.select(no, yes, when)', 'wasm-operations'],
  ],
  'wasm/lowered.ts': [
    [
      "no === a && yes === b) return { op: 'secondIfAbove'",
      "no === a && yes === b) return { op: 'secondIfBelow'",
      'wasm-operations',
    ],
    [
      "{ op: 'andNot', operands: [no, when] }",
      "{ op: 'and', operands: [no, when] }",
      'wasm-operations',
    ],
    ['result: to(result)', 'result', 'wasm-operations'],
  ],
  'wasm/passes.ts': [
    ['cut <= end ?', 'cut < end ?', RUNS],
    ['end <= i)', 'end <= i + 1)', RUNS],
    ['(k * most + ', '(', RUNS],
  ],
  'wasm/sizes.ts': [
    ['f32x4.secondIfAbove(local.get(largest), size)', 'size', RUNS],
    ['v128.or(any, v128.or(isSmall,', 'v128.or(any, v128.and(isSmall,', RUNS],
  ],
  'wasm/terms.ts': [['return { factor: value, rest }', 'return { factor: 1, rest }', MODELS]],
  'wasm/numbers.ts': [
    ['this.#step + i + 1)', 'this.#step + i + 2)', GOLDENS],
    ['this.#schedule(epoch)', 'this.#schedule(epoch + 1)', GOLDENS],
  ],
  'wasm/kernel.ts': [
    ['address + 4 * stride * skipped', 'address', MODELS, GOLDENS],
    ['numbers + perStep * skipped', 'numbers', MODELS, GOLDENS],
  ],
  'wasm/memory.ts': [['slice(s * P, (s + 1) * P)', 'slice(0, P)', 'checkpoints']],
  'wasm/barrier.ts': [["!== 'timed-out') continue;", "!== 'timed-out') return;", 'wasm-threads']],
  'wasm/member.ts': [['memory[first + i * stride]', 'memory[first + i * LINE]', MODELS]],
  'wasm/runs/held.ts': [
    ['terms.factor / points', 'terms.factor / BLOCK_POINTS', RUNS],
    ['own[i % QUAD] ?? []', 'own[i] ?? []', RUNS],
    ['isOne ? value : f64x2.add(local.get(to), value)', 'value', RUNS],
    ['Math.floor(ofLast / lanes)', 'Math.floor(points / lanes)', RUNS],
  ],
  'wasm/runs/stored.ts': [
    ['QUAD * partialBytes', '2 * partialBytes', RUNS],
    ['groupOf[last.first] === g', 'g >= 0', RUNS],
  ],
  'wasm/runs/epochs.ts': [
    ['advance(kind, 4 * scalars)', 'advance(kind, 4)', RUNS],
    ['isFull ? [] : advance(at, points * pointBytes)', '[]', RUNS],
    ['quad.numbers + 4 * lane', 'quad.numbers', RUNS],
  ],
  'wasm/runs/tallied.ts': [
    ['f32x4.atMost(losses, v128.load', 'f32x4.below(losses, v128.load', RUNS],
    ['v128.and(now, isNew)', 'v128.and(now, is)', RUNS],
  ],
  'wasm/runs/states.ts': [
    ['near > value ? below(near) : near', 'near', RUNS],
    ['P + s, value)', 's, value)', RUNS],
  ],
  'wasm/runs/runs.ts': [
    ['step: epoch * perEpoch', 'step: epoch', RUNS],
    ['Math.max(0, all - RECENT) + 1', 'all - RECENT', RUNS],
  ],
  'core/runs/numbers.ts': [
    ['rate * (of.factors[i] ?? NaN) * unit', 'rate * unit', RUNS],
    ['step + i + 1)[s]', 'step + i)[s]', 'runs-recipe'],
  ],
  'core/runs/tally.ts': [['const loss = round(exact);', 'const loss = exact;', RUNS]],
  'wasm/update.ts': [
    ['layout.theta + (s + 1) * layout.thetaBytes', 'layout.theta + (slotCount - s) * layout.thetaBytes', 'groups'], // prettier-ignore
    ['first + 4 * i', '4 * i', 'groups'],
    ['layout.masks + g * layout.thetaBytes', 'layout.masks', 'groups'],
  ],
  'wasm/quads.ts': [['offset + VECTOR_BYTES * index', 'VECTOR_BYTES * index', MODELS]],
};
