/** Faults in many runs at once. */
const DEVICE = 'runs-device';

export const faults = {
  'core/runs/tally.ts': [
    ['Math.max(v, LEAST_RATIO)', 'v', 'runs-one-by-one'],
    ['epoch > epochs - RECENT', 'epoch > RECENT', 'runs-one-by-one'],
    ['isFinite && ratio', 'ratio', 'runs-one-by-one'],
  ],
  'core/work/in-turn.ts': [
    ['waiting.then(work)', 'Promise.resolve().then(work)', 'runs-one-by-one'],
  ],
  'gpu/runs-layout.ts': [
    ['targets[run] ?? -Infinity', 'targets[run] ?? Infinity', DEVICE],
    ['?? 0) * movement.scalarCount', '?? 0) * 1', DEVICE],
    ['Array<number>(LANES).fill(Infinity)', 'Array<number>(LANES).fill(0)', DEVICE],
    ['laid[(i % P) * length + Math.floor(i / P)]', 'laid[i]', DEVICE],
  ],
  'core/formula/appended.ts': [
    ['builder.input(inputs.length + node.index)', 'builder.input(node.index)', DEVICE],
  ],
  'gpu/runs-feed.ts': [
    ['step: kinds.length * movement.scalarCount', 'step: movement.scalarCount', DEVICE],
    ['step: this.#step, count', 'step: 0, count', DEVICE],
    ['this.#step += epochs * perEpoch', 'this.#step += epochs', DEVICE],
    ['sameData && sameOrder', 'sameData', DEVICE],
    ['batchRows * lanes;', 'batchRows;', DEVICE],
  ],
  'gpu/runs.ts': [
    ['options.epochs - RECENT', 'options.epochs', DEVICE],
    ['step += STEPS', 'step += 2 * STEPS', DEVICE],
    ['if (size > MOST_ITERATIONS)', 'if (size > 2 * MOST_ITERATIONS)', DEVICE],
    ['sameData: portions.isShared', 'sameData: true', DEVICE],
    ['done.catch(() => undefined);', '', DEVICE],
  ],
  'shaders/runs.ts': [
    ['(firsts[g] ?? NaN) + i', 'i', DEVICE],
    ['inverse * quad.gradients[${p}]', 'quad.gradients[${p}]', DEVICE],
  ],
  'shaders/writing.ts': [["${targets[i] ?? ''} += ", "${targets[i] ?? ''} = ", DEVICE]],
  'shaders/quads.ts': [
    ['`index + ${q}`', '`index`', DEVICE],
    ['`${n} * PARAMETERS + i`', '`i`', DEVICE],
  ],
  'shaders/runs/pairs-of-points.wgsl': [['row + 1 < end', 'row < end', DEVICE]],
  'shaders/kernels/train-many.wgsl': [
    ['epoch > settings.recentEpochs', 'epoch >= settings.recentEpochs', DEVICE],
    ['kept.reachedEpoch == vec4u()', 'kept.reachedEpoch != vec4u()', DEVICE],
    ['settings.lastBatch, isLast)', 'settings.batch, isLast)', DEVICE],
    ['kept.epochLoss = Runs();', '', DEVICE],
    ['(step - settings.since) * settings.numbersPerStep', 'step * settings.numbersPerStep', DEVICE],
    ['isFinite & (ratio <= Runs(MOST_RATIO))', 'isFinite', DEVICE],
    ['block.first + id.x', 'id.x', DEVICE],
  ],
};
