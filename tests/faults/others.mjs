/** Faults in tables, numbers, stored runs, the store, the landscape's frame, and what stands under a picture. */
export const faults = {
  'csv/amount.ts': [
    ['negative: signs[0] ===', 'negative: signs[0] !==', 'csv', 'csv-writing'],
    [
      'return { ...inside, negative: true };',
      'return { ...inside, negative: false };',
      'csv',
      'csv-writing',
    ],
    [
      'three = `[1-9]\\\\d{0,2}([${mark}])\\\\d{3}(?:\\\\1\\\\d{3})*`',
      'three = `[1-9]\\\\d{0,2}([${mark}])\\\\d{3}(?:[${mark}]\\\\d{3})*`',
      'csv',
      'csv-writing',
    ],
  ],
  'csv/marks.ts': [
    [
      "delimiter === ';' ? isCounted : mark === ','",
      "delimiter === ';' ? isCounted : mark === '.'",
      'csv',
      'csv-writing',
    ],
    ["comma > point ? ',' : '.'", "comma < point ? ',' : '.'", 'csv', 'csv-writing'],
  ],
  'csv/json.ts': [['line: index + 1,', 'line: index + 2,', 'csv', 'csv-writing']],
  'csv/rows.ts': [['Math.max(1, lines - atEnd)', 'lines', 'csv', 'csv-writing']],
  'csv/values.ts': [
    ['Math.min(least, ms), Infinity', 'Math.max(least, ms), -Infinity', 'csv', 'csv-writing'],
  ],
  'app/format/line-text.ts': [
    ["value < 0 ? '−' : '+'", "value > 0 ? '−' : '+'", 'numbers', 'app-format'],
    ['withSign(a * middle + b, fine)', 'withSign(b, fine)', 'numbers', 'app-format'],
  ],
  'app/format/numbers.ts': [
    ['Number((rounded - unit).toPrecision(digits))', 'rounded', 'app-format', 'numbers'],
    ['fixed(share * 100, 1,', 'fixed(share, 1,', 'app-format', 'page-bench'],
  ],
  'core/text/typeset.ts': [[".replace('-', '⁻')", ".replace('-', '')", 'app-format', 'numbers']],
  'app/store.ts': [
    [
      'if (this.#due !== undefined && (moves || !this.#due.moves)) return;',
      'if (this.#due !== undefined) return;',
      'app-store',
      'app-frames',
    ],
    ['for (const follower of [...this.#followers]) follower();', '', 'app-store', 'keeper'],
  ],
  'app/views/compare/keeper.ts': [
    ['isWorthKeeping(before.run)) keep(before.run);', 'false) keep(before.run);', 'keeper'],
    ['{ id: current, name,', '{ id: options.newId(), name,', 'keeper'],
    ['{ id: current, name,', "{ id: current, name: '',", 'keeper'],
  ],
  'app/state/read-record.ts': [
    ['epoch > (all', 'epoch >= (all', 'run-record'],
    ['parameters: v.array(finite)', 'parameters: v.array(v.fallback(finite, 0))', 'run-record'],
    ['list.length !== length) throw', 'list.length > length) throw', 'run-record'],
  ],
  'app/charts/axes.ts': [
    ['1 - (py - top) / height', '(py - top) / height', 'app-landscape'],
    ['width * shareOf(x, atX)', 'width * shareOf(y, atX)', 'app-landscape'],
  ],
  'app/views/transport/divergence.ts': [
    [
      'numbers.integer(run.divergedAt ?? run.epoch)',
      'numbers.integer(run.epoch)',
      'page-train',
      'page-diverged',
    ],
  ],
  'app/export/picture.ts': [
    [
      'goodnessOfRun(prepared, loss)',
      'goodnessOfRun(prepared, prepared?.best?.loss ?? NaN)',
      'app-picture',
    ],
    ['(names[across] ?? ', '(names[up] ?? ', 'app-picture'],
  ],
};
