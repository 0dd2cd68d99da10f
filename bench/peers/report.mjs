/** From what the visits found out to a table of speeds and ratios. */

/**
 * @typedef {object} Outcome what is known about one contestant
 * @property {string} name
 * @property {import('./page/visit.ts').Visit[]} visits
 * @property {string} [failure] why it has no time
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} [failure]
 * @property {string} [detail]
 * @property {number} [steps] of a run
 * @property {number} [runs]
 * @property {number} [deviation] largest distance from the exact trajectory
 * @property {number} [stepsPerSecond] median
 * @property {number} [least] steps per second
 * @property {number} [most] steps per second
 * @property {number} [dispatchRatio] Downhill dispatch over this one
 * @property {number} [fusedRatio] Downhill fused over this one
 */

/**
 * f32 stops 6e-4 short of the exact b (docs/mathematics.md says why); a wrong gradient or a step
 * too few is further off.
 */
const TOLERANCE = 1e-3;

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Row[]}
 */
export function asRows(outcomes) {
  const rows = outcomes.map(asRow);
  const speedOf = (/** @type {string} */ name) =>
    rows.find((row) => row.name.startsWith(name))?.stepsPerSecond;
  const dispatch = speedOf('Downhill dispatch');
  const fused = speedOf('Downhill fused');
  return rows.map((row) => {
    const speed = row.stepsPerSecond;
    if (speed === undefined) return row;
    return {
      ...row,
      ...(dispatch !== undefined && { dispatchRatio: dispatch / speed }),
      ...(fused !== undefined && { fusedRatio: fused / speed }),
    };
  });
}

/**
 * @param {Outcome} outcome
 * @returns {Row}
 */
function asRow({ name, visits, failure }) {
  const [first] = visits;
  if (failure !== undefined || first === undefined) return { name, failure: failure ?? 'no run' };
  const { detail, steps } = first;
  // Math.max of a NaN is NaN, which is not below the tolerance.
  const deviation = Math.max(...visits.map((visit) => visit.deviation));
  if (!(deviation < TOLERANCE)) {
    return { name, detail, steps, failure: `wrong result: ${deviation.toPrecision(2)} off` };
  }
  const speeds = visits
    .flatMap(({ elapsedMs }) => elapsedMs.map((ms) => (1000 * steps) / ms))
    .sort((a, b) => a - b);
  return {
    name,
    detail,
    steps,
    runs: speeds.length,
    deviation,
    stepsPerSecond: median(speeds),
    least: speeds[0] ?? NaN,
    most: speeds.at(-1) ?? NaN,
  };
}

/** @param {readonly number[]} sorted */
function median(sorted) {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

const HEAD = [
  'contestant',
  'steps',
  'runs',
  'steps/s',
  'min–max',
  'dispatch / x',
  'fused / x',
  'off by',
  'detail',
];

/**
 * A Markdown table that is easy to read as text, too, and the environment above it.
 * @param {ReturnType<typeof import('./environment.mjs').environment>} facts
 * @param {readonly Row[]} rows
 */
export function asTable(facts, rows) {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const isText = (/** @type {number} */ i) => i === 0 || i === HEAD.length - 1;
  const rule = widths.map((width, i) => '-'.repeat(width - 1) + (isText(i) ? '-' : ':'));
  const [head = '', ...body] = lines.map((line) => {
    const cells = line.map((text, i) => {
      const width = widths[i] ?? 0;
      return isText(i) ? text.padEnd(width) : text.padStart(width);
    });
    return `| ${cells.join(' | ')} |`;
  });
  const { date, chromium, adapter, cpu, cores, platform, node, load } = facts;
  return [
    `Chromium ${chromium} · adapter ${adapter}`,
    `${cpu}, ${cores} cores · ${platform} · Node ${node} · load ${load} · ${date}`,
    '',
    head,
    `| ${rule.join(' | ')} |`,
    ...body,
  ].join('\n');
}

/** @param {Row} row */
function cellsOf(row) {
  const { stepsPerSecond, least = NaN, most = NaN, runs, deviation, steps } = row;
  const detail = (row.failure ?? row.detail ?? '').replaceAll('|', '/');
  const count = steps === undefined ? '' : whole(steps);
  if (stepsPerSecond === undefined) return [row.name, count, '', '–', '', '', '', '', detail];
  return [
    row.name,
    count,
    String(runs),
    whole(stepsPerSecond),
    `${whole(least)}–${whole(most)}`,
    ratio(row.dispatchRatio),
    ratio(row.fusedRatio),
    (deviation ?? NaN).toExponential(1),
    detail,
  ];
}

/** Three digits that count. @param {number} value */
function whole(value) {
  const rounded = value < 1000 ? Math.round(value) : Number(value.toPrecision(3));
  return rounded.toLocaleString('en');
}

/** @param {number | undefined} value */
function ratio(value) {
  if (value === undefined) return '';
  return value >= 100 ? whole(value) : value.toPrecision(2);
}
