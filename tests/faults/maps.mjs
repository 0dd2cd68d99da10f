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
    ['const half = 0.5 / (count - 1);', 'const half = 0.5 / count;', 'app-sweep'],
    ['isPair && across.name !== up.name', 'isPair', 'app-sweep'],
    ['const inset = cells / count / 2;', 'const inset = 0.5;', 'app-sweep'],
    ['values.size === count ? parts : undefined', 'parts', 'app-sweep'],
  ],
  'app/sweep/limit.ts': [
    ['limit * (1 + mu)', 'limit * (1 - mu)', 'app-sweep'],
    ['![across, up].every(({ name }) => HARMLESS.test(name))', 'false', 'app-sweep'],
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
  ],
  'app/sweep/choices.ts': [
    ["config.replay === 'none' ? ['seed'] : []", "['seed']", 'app-sweep'],
    ['hasSay && !ELSEWHERE', '!ELSEWHERE', 'app-sweep'],
  ],
  'app/sweep/begin.ts': [
    ['epochs ** (i / (FRAMES - 1))', '(epochs * i) / (FRAMES - 1)', 'app-sweep'],
  ],
  'app/views/sweep/exports.ts': [
    [
      '[map.up.name, map.across.name, ...names]',
      '[map.across.name, map.up.name, ...names]',
      'app-sweep',
    ],
    ['isThere[cell] === 1', 'true', 'app-sweep'],
  ],
  'app/views/sweep/shown.ts': [
    [
      '[cell % wide, Math.floor(cell / wide)]',
      '[Math.floor(cell / wide), cell % wide]',
      'app-sweep',
    ],
  ],
};
