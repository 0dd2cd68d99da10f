/** Faults of the page's answer: its bounds, and the least squares beside a run. */
const [BOUNDS, OWN, UNITS] = ['bounds', 'own-units', 'units'];

export const faults = {
  'core/data/unit.ts': [
    ["space === '' && /^", "/^", UNITS], // prettier-ignore
    ['symbols.every((symbol)', 'symbols.some((symbol)', UNITS],
    ['sign < 0 && bare === part && ', 'sign > 0 && bare === part && ', UNITS],
    ["quantity.unit === '' ? unitIn(name) : quantity.unit", 'unitIn(name)', UNITS],
    ['if (sum === 0) found.delete(symbol);', 'if (sum === 0) found.set(symbol, 1);', UNITS],
  ],
  'core/formula/units.ts': [
    ['if (isPlain(node.value)) this.#pure.push(own);', 'this.#pure.push(own);', UNITS],
    ['if (!this.isKnown(powers)) this.equal', 'this.equal', UNITS],
    ['this.areConsistent &&= rest.size === 0;', '', UNITS],
    ['-1 / power);', '1 / power);', UNITS],
    ['this.#at(node.a), 0.5)', 'this.#at(node.a), 2)', UNITS],
    ['|| equations.isKnown(power)) continue;', ') continue;', UNITS],
    ['if (equations.reduced(power).size === 0) equations.assumePure(base);', '', UNITS],
  ],
  'core/text/digits.ts': [['decimalsFor(rest) + 1)', 'decimalsFor(rest))', 'numbers']],
  'run/fit/task.ts': [["written?.transform === 'log' ? '' : of(target)", 'of(target)', 'answer']],
  'run/fit/warnings.ts': [['if (rows <= count) found.push', 'if (rows < count) found.push', 'fit']],
  'run/fit/told.ts': [["isOpen ? 'undetermined' : 'unknown'", "'unknown'", 'cli-fit']],
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
