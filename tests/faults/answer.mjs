/** Faults of the page's answer: its bounds, and the least squares beside a run. */
const [BOUNDS, OWN] = ['bounds', 'own-units'];

export const faults = {
  'core/settings/bounds.ts': [
    ["i === 0 ? -Infinity : Infinity", "i === 0 ? Infinity : -Infinity", BOUNDS], // prettier-ignore
    ['return least < most;', 'return least <= most;', BOUNDS],
    ['found.has(name) || ', '', BOUNDS],
    ['one.startsWith(`${name}=`)', 'one.startsWith(name)', BOUNDS],
    ["least === -Infinity ? '' : least", "least === -Infinity ? 0 : least", BOUNDS], // prettier-ignore
    ['if (range.least > -Infinity || range.most < Infinity) found', 'found', BOUNDS],
  ],
  'app/settings/draft.ts': [["    bounds: '',\n", '', BOUNDS]],
  'core/quadratic/columns.ts': [
    ['const b = -(theta[p] ?? NaN);', 'const b = theta[p] ?? NaN;', OWN],
    ['const low = b - high;', 'const low = 0;', OWN],
  ],
  'core/quadratic/best.ts': [["digits === 'all' ? refined", "digits !== 'all' ? refined", OWN]],
  'core/quadratic/own-units.ts': [
    [
      "theoryOf({ ...problem, data: points }, 'all')",
      'theoryOf({ ...problem, data: points })',
      OWN,
    ],
    ['trained === undefined || known.unique', 'true', OWN],
  ],
  'app/training/made.ts': [['own === undefined ? theory : best', 'theory', OWN]],
};
