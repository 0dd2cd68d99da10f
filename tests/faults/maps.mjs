/** Faults of the page's maps of runs: axes, colours, what stands on a map and what is taken along. */
export const faults = {
  'app/state/sweep.ts': [
    ['return tile.isDone ? tile.runs.length : 0;', 'return tile.runs.length;', 'app-sweep'],
    ['frames.find(({ epoch }) => epoch === tile.epoch)', 'frames.at(-1)', 'app-sweep'],
    [
      'map.frames[looked ?? Math.max(latest, 0)]',
      'map.frames[looked ?? map.frames.length - 1]',
      'app-sweep',
    ],
  ],
  'app/sweep/axis.ts': [
    ['0.5 / (values.length - 1)', '0.5 / values.length', 'app-sweep'],
    ['isPair && across.name !== up.name', 'isPair', 'app-sweep'],
    ['const inset = cells / count / 2;', 'const inset = 0.5;', 'app-sweep'],
    ['new Set(axis.values).size === count ? axis : undefined', 'axis', 'app-sweep'],
    ['/;(?=[^;=]+=)/', "';'", 'app-sweep'],
    ['values.length - 0.5]', 'values.length + 0.5]', 'app-sweep'],
    ['range === undefined ? place : ', '', 'app-sweep'],
    [
      'values.slice(first, last + 1)), cells)',
      'values.slice(first, last)), cells - 1)',
      'app-sweep',
    ],
    ['if (range === undefined) return [0, last];', '', 'app-sweep'],
    ['[up, across].filter(isThere)', '[up, across]', 'app-sweep'],
  ],
  'app/charts/name-marks.ts': [
    ['place % every === 0', 'place < every', 'app-sweep'],
    ['Math.max(...names.map(room))', 'Math.min(...names.map(room))', 'app-sweep'],
    ['if (widthOf(name) <= px) return name;', 'return name;', 'app-sweep'],
  ],
  'app/sweep/limit.ts': [
    ['limit * (1 + beside.momentum)', 'limit * (1 - beside.momentum)', 'app-sweep'],
    ['if (!HARMLESS.test(name)) return [];', '', 'app-sweep'],
    ['settingText(config, key) === String(value)', 'true', 'app-sweep'],
    ['[...band, undefined]', 'band', 'app-sweep'],
  ],
  'app/sweep/measured.ts': [
    ['measure.name !== DIVERGED_AT && ', '', 'app-sweep'],
    ["better === 'more' ? values.map((value) => -value) : values", 'values', 'app-sweep'],
    ['value < 0 ? -value : Number.MAX_VALUE', 'value', 'app-sweep'],
  ],
  'app/sweep/shades.ts': [
    ['if (states[cell] !== STATES.known) continue;', '', 'app-sweep'],
    ['(i + 1) / (cells.length + 1) / 2', '(i + 1) / (cells.length + 1)', 'app-sweep'],
    ['row - (row % step)', 'row', 'app-sweep'],
    [
      'Math.min(Math.floor((shares[cell] ?? NaN) * bins), bins - 1)',
      'Math.floor((shares[cell] ?? NaN) * bins)',
      'app-sweep',
    ],
  ],
  'app/sweep/basins.ts': [
    ['RESTING * Math.abs(now) + NOTHING', 'RESTING * Math.abs(now)', 'app-sweep'],
    ['k >= 1 && k <= MOST_MINIMA ? k : NaN', 'k >= 1 ? k : NaN', 'app-sweep'],
    ['for (let cell = values.length - 1; cell >= 0; cell--) from(cell, -1);', '', 'app-sweep'],
    ['values[other] === values[cell]', 'true', 'app-sweep'],
  ],
  'app/sweep/choices.ts': [
    ["config.replay === 'none' ? ['seed'] : []", "['seed']", 'app-sweep'],
    ['!hasSay || ELSEWHERE', 'ELSEWHERE', 'app-sweep'],
    ['if (refused instanceof ConfigError) return false;', '', 'app-sweep'],
    ['if (data !== undefined) setUpOn(', 'if (false) setUpOn(', 'app-sweep'],
    ['isOfGiven && row.notOfGiven !== undefined', 'false', 'app-sweep'],
  ],
  'app/sweep/begin.ts': [
    ['epochs ** (i / (FRAMES - 1))', '(epochs * i) / (FRAMES - 1)', 'app-sweep'],
  ],
  'app/views/sweep/exports.ts': [
    ['axis === map.up ? row : column', 'axis === map.up ? column : row', 'app-sweep'],
    ['isThere[cell] === 1', 'true', 'app-sweep'],
  ],
  'app/views/sweep/SweepBar.tsx': [
    ["preferences.measure === 'epochs-to' && ", '', 'sweep-views'],
    ["set === 0 ? '' : ", '', 'sweep-views'],
    ["map?.target.from === 'given' ? undefined : map?.target.loss", 'undefined', 'sweep-views'],
  ],
  'app/views/sweep/SweepStatus.tsx': [
    ['due === now.preferences.target', 'true', 'sweep-views'],
    ["from === 'given' ? loss : 0", 'loss', 'sweep-views'],
    ['over !== overText(axes)', 'false', 'sweep-views'],
  ],
  'app/views/sweep/BestTable.tsx': [
    [
      '...(isThere(map.up) && { up: nameOf(map.up.name, page) })',
      'up: nameOf(map.up.name, page)',
      'sweep-views',
    ],
    ['up: on(map.up, 1)', 'up: on(map.up, 0)', 'sweep-views'],
  ],
  'app/views/sweep/words.ts': [
    ['others.length < 2', 'others.length < 3', 'app-sweep'],
    ['OF_MODEL.includes(name)', 'false', 'app-sweep'],
    ['wordsOfChoice(key, text)?.[value]', 'undefined', 'app-sweep'],
  ],
  'app/state/changes.ts': [
    [
      "['rivals', 'over', 'measure', 'target'] as const",
      "['rivals', 'measure', 'target'] as const",
      'app-undo',
    ],
  ],
  'app/views/sweep/shown.ts': [
    [
      '[cell % wide, Math.floor(cell / wide)]',
      '[Math.floor(cell / wide), cell % wide]',
      'app-sweep',
    ],
  ],
};
