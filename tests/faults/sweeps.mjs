/** Faults in sweeps: axes, cells, measures, tiles. */
export const faults = {
  'wasm/index.ts': [['lent.delete(free);', '', 'runs-wasm']],
  'run/sweep/spaced.ts': [
    ['i === last ? high :', '', 'sweep-axes'],
    ['value * Math.expm1(Math.log(high / low) * step)', 'high - low', 'sweep-axes'],
  ],
  'run/sweep/axes.ts': [
    ["written.includes(';') ? ';' : ','", "','", 'sweep-axes'],
    [
      'for (let k = shape.length - 1; k >= 0; k--)',
      'for (let k = 0; k < shape.length; k++)',
      'sweep-axes',
    ],
    ['if (values.length < count)', 'if (values.length > count)', 'sweep-axes'],
  ],
  'run/sweep/sobol.ts': [['(a >> (s - 1 - i)) & 1', '(a >> i) & 1', 'sweep-axes']],
  'run/sweep/sampled.ts': [
    ['block !== known.block', 'known.block < 0', 'sweep-axes'],
    ['high - low + 1', 'high - low', 'sweep-axes'],
  ],
  'run/sweep/order.ts': [
    ['place % ratio === 0', 'place % 2 === 1', 'sweep-axes'],
    ['if (runs.length > 0) yield', 'if (runs.length > 1) yield', 'sweep-axes'],
  ],
  'run/sweep/cells.ts': [
    ['at < 0 ? [...list, written]', 'at < 1 ? [...list, written]', 'sweep-cells'],
    ["start === 'drawn' || typeof start[0] !== 'number'", 'true', 'sweep-cells'],
    ['target.row.notOfGiven === undefined', 'true', 'sweep-cells', 'sweep-library'],
  ],
  'run/sweep/moved.ts': [
    ['units === undefined ? Math.fround(value) : value', 'value', 'sweep-cells'],
    ['const ahead = config.fixed.length > 0 ? 1 : 0;', 'const ahead = 0;', 'sweep-cells'],
    ["target.key !== 'lr' && !isOption(target)", "target.key !== 'lr'", 'sweep-cells'],
    ['isOption(target) || target.kind === ', 'target.kind === ', 'sweep-cells'],
  ],
  'run/sweep/measures.ts': [
    ['/ Math.min(epoch, RECENT)) * (first[run] ?? NaN)', '/ Math.min(epoch, RECENT))', 'sweep'],
    ['return mean < 1 ? -(sum[run] ?? NaN)', 'return mean < 1 ? (sum[run] ?? NaN)', 'sweep'],
    ['(epoch === 0 ? NaN', '(epoch === 1 ? NaN', 'sweep-library'],
  ],
  'run/sweep/sweep.ts': [
    ['if (tile.epoch <= told) continue;', '', 'sweep'],
    ['lossInTrainedUnits(units, target)', 'target', 'sweep'],
    ['lineInOwnUnits(units, Array.from(trained))', 'trained', 'sweep'],
    ['runs[place] ?? 0', 'runs[0] ?? 0', 'sweep'],
    ['if (!(error instanceof LimitError)) throw error;', '', 'sweep'],
  ],
  'run/sweep/choose.ts': [['rate > best.rate', 'rate < best.rate', 'sweep']],
  'run/sweep/target.ts': [['const WITHIN = 1.01;', 'const WITHIN = 1.1;', 'sweep-library']],
  'run/sweep/basins.ts': [
    ['> STILL_MOVING * lossOf(run)', '> lossOf(run)', 'sweep-library'],
    ['isOne ? minima.length : -1', 'minima.length', 'sweep-library'],
    [
      'runs.sort((one, other) => lossOf(one) - lossOf(other)',
      'runs.sort((one, other) => lossOf(other) - lossOf(one)',
      'sweep-library',
    ],
  ],
};
