/** Faults in slices of the data: which rows they are, what sees them, and what does not change by them. */
const SLICE = 'slice';

export const faults = {
  'core/settings/slice.ts': [
    ['if (!(first >= 1))', 'if (!(first >= 0))', SLICE],
    ['last - first + 1 < least) return', 'last - first < least) return', SLICE],
    ['if (last > count && last < Infinity)', 'if (last > count + 1 && last < Infinity)', SLICE],
    ['return { from: first - 1, to };', 'return { from: first, to };', SLICE],
    ["return first === 1 ? 'all' :", "return first === 0 ? 'all' :", SLICE],
  ],
  'core/data/slice.ts': [
    ['y: rowsOf(own.y, rows)', 'y: own.y.slice(0, rowsOf(own.y, rows).length)', SLICE],
    ['more.map((column) => rowsOf(column, rows))', 'more', SLICE],
  ],
  'core/setting-up.ts': [
    ['trainedOn(rowsOfOwn(own, config.rows))', 'trainedOn(own)', SLICE],
    ['config: { ...config, points }', 'config: { ...config, points: data.x.length }', SLICE],
    ['spanOf(config.rows, points).from)', '0)', SLICE],
  ],
  'core/export/rows.ts': [['first === 1 ? ', 'first === 0 ? ', SLICE]],
  'core/export/own-data-script.ts': [['takenRows(rows, names)', "takenRows('all', names)", SLICE]],
  'cli/fit-data.ts': [
    ['const kept = [...new Set(taken)];', 'const kept = [...texts.keys()];', SLICE],
  ],
  'app/answer/answering.ts': [
    ['const own = whole && rowsOfOwn(whole, config.rows);', 'const own = whole;', 'app-editing'],
  ],
  'app/editing/editing.ts': [['rowsOfOwn(own, run.config.rows)', 'own', 'app-editing']],
  'app/settings/settings.ts': [["rows: 'all',", '', 'app-editing']],
  'app/training/made.ts': [
    ['columnsOf(rowsOfOwn(own, asked.rows))', 'columnsOf(own)', 'app-editing'],
  ],
  'cli/sweep.ts': [['checkWords(base, cells);', '', 'cli-sweep']],
  'run/sweep/whole.ts': [['checkWords(base, cells);', '', 'sweep-library']],
  'run/sweep/cells.ts': [['[first.with(k, value)]', '[first]', 'cli-sweep']],
  'app/sweep/choices.ts': [
    ["bounds: [], rows: 'all' }", 'bounds: [] }', 'app-sweep'],
    ['first - 1 + Math.floor', 'Math.floor', 'app-sweep'],
    ['!isBrought(key, config) && partsOf', 'partsOf', 'app-sweep'],
  ],
  'app/state/record.ts': [
    [
      "['dataset', 'degree', 'seed', 'points', 'rows']",
      "['dataset', 'degree', 'seed', 'points']",
      SLICE,
    ],
    ['digest, config.rows]', 'digest]', SLICE],
  ],
};
