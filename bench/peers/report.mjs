/** From what the visits found out to a table of speeds and ratios. */

/**
 * @typedef {import('./page/contestant.ts').End} End
 *
 * @typedef {object} Outcome what is known about one contestant
 * @property {string} name
 * @property {import('./page/visit.ts').Visit[]} visits one a round
 * @property {string} [failure] why it has no time
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} [failure]
 * @property {string} [detail]
 * @property {number} [steps] of a run
 * @property {number} [runs]
 * @property {number} [deviation] largest distance from the f64 reference
 * @property {number} [stepsPerSecond] median
 * @property {number} [least] steps per second
 * @property {number} [most] steps per second
 * @property {Readonly<Record<string, Ratio>>} [ratios] of Downhill over this one
 *
 * @typedef {object} Ratio of two contestants' medians, round by round
 * @property {number} median
 * @property {number} least
 * @property {number} most
 */

/**
 * Of the largest parameter. f32 stops 6e-4 short of the line's exact b (docs/mathematics.md says why); a wrong
 * gradient or a step too few is further off.
 */
const TOLERANCE = 1e-3;

/** Which of Downhill's stand above the ratios. */
const OURS = /** @type {const} */ (['dispatch', 'fused', 'wasm']);

/**
 * @param {readonly Outcome[]} outcomes
 * @param {ReadonlyMap<number, End | undefined>} ends what a run of so many epochs must return
 * @param {boolean} isFull with batches a loss is of others in each library
 * @returns {Row[]}
 */
export function asRows(outcomes, ends, isFull) {
  const right = outcomes.map((outcome) => checked(outcome, ends, isFull));
  return right.map((outcome) => {
    const row = asRow(outcome);
    if (row.failure !== undefined) return row;
    const ratios = OURS.flatMap((name) => {
      const ours = right.find((one) => one.name.startsWith(`Downhill ${name}`));
      const ratio = ours && ratioOf(ours, outcome);
      return ratio === undefined ? [] : [[name, ratio]];
    });
    return { ...row, ratios: Object.fromEntries(ratios) };
  });
}

/**
 * @param {Outcome} outcome
 * @param {ReadonlyMap<number, End | undefined>} ends
 * @param {boolean} isFull
 * @returns {Outcome & { deviation?: number }}
 */
function checked(outcome, ends, isFull) {
  if (outcome.failure !== undefined) return outcome;
  const off = outcome.visits.flatMap((visit) => {
    const due = ends.get(visit.epochs);
    return visit.ends.map((end) => (due ? deviationOf(end, due, isFull) : NaN));
  });
  // Math.max of a NaN is NaN, which is not below the tolerance.
  const deviation = Math.max(...off);
  if (deviation < TOLERANCE) return { ...outcome, deviation };
  return { ...outcome, failure: `wrong result: ${deviation.toPrecision(2)} off` };
}

/**
 * @param {End} end
 * @param {End} due
 * @param {boolean} isFull
 */
function deviationOf(end, due, isFull) {
  const largest = Math.max(1, ...due.parameters.map(Math.abs));
  const apart = due.parameters.map((value, p) => Math.abs(value - (end.parameters[p] ?? NaN)));
  return Math.max(isFull ? Math.abs(end.loss - due.loss) : 0, ...apart) / largest;
}

/**
 * @param {Outcome} ours
 * @param {Outcome} theirs
 * @returns {Ratio | undefined}
 */
function ratioOf(ours, theirs) {
  if (ours.failure !== undefined) return undefined;
  const rounds = theirs.visits.flatMap((visit, round) => {
    const own = ours.visits[round];
    return own === undefined ? [] : [median(speedsOf(own)) / median(speedsOf(visit))];
  });
  const sorted = rounds.sort((p, q) => p - q);
  return { median: median(sorted), least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN };
}

/**
 * @param {import('./page/visit.ts').Visit} visit
 * @returns {number[]} sorted
 */
function speedsOf({ steps, elapsedMs }) {
  return elapsedMs.map((ms) => (1000 * steps) / ms).sort((p, q) => p - q);
}

/**
 * @param {Outcome & { deviation?: number }} outcome
 * @returns {Row}
 */
function asRow({ name, visits, failure, deviation }) {
  const [first] = visits;
  if (first === undefined) return { name, failure: failure ?? 'no run' };
  const { detail, steps } = first;
  if (failure !== undefined) return { name, detail, steps, failure };
  const speeds = visits.flatMap(speedsOf).sort((p, q) => p - q);
  return {
    name,
    detail,
    steps,
    runs: speeds.length,
    ...(deviation !== undefined && { deviation }),
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
  ...OURS.map((name) => `${name} / x`),
  'off by',
  'detail',
];

/**
 * Where it was measured.
 * @param {ReturnType<typeof import('./environment.mjs').environment>} facts
 */
export function asHead({ date, chromium, adapter, cpu, cores, platform, node, load }) {
  return [
    `Chromium ${chromium} · adapter ${adapter}`,
    `${cpu}, ${cores} cores · ${platform} · Node ${node} · load ${load} · ${date}`,
  ].join('\n');
}

/**
 * A Markdown table that is easy to read as text, too; below it who has no time, and why.
 * @param {readonly Row[]} rows
 */
export function asTable(rows) {
  const failed = rows.filter(({ failure }) => failure !== undefined);
  const lines = [HEAD, ...rows.filter(({ failure }) => failure === undefined).map(cellsOf)];
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
  const why = failed.map(({ name, failure = '' }) => `- ${name}: ${failure}`);
  const table = [head, `| ${rule.join(' | ')} |`, ...body];
  return [...table, ...(why.length > 0 ? ['', ...why] : [])].join('\n');
}

/** @param {Row} row */
function cellsOf(row) {
  const { name, steps = NaN, runs = NaN, stepsPerSecond = NaN } = row;
  const { least = NaN, most = NaN, deviation = NaN, detail = '' } = row;
  return [
    name,
    whole(steps),
    String(runs),
    whole(stepsPerSecond),
    `${whole(least)}–${whole(most)}`,
    ...OURS.map((name) => ratio(row.ratios?.[name])),
    deviation.toExponential(1),
    detail.replaceAll('|', '/'),
  ];
}

/** Three digits that count. @param {number} value */
function whole(value) {
  const rounded = value < 1000 ? Math.round(value) : Number(value.toPrecision(3));
  return rounded.toLocaleString('en');
}

/** Its median, and the least and the greatest of the rounds. @param {Ratio | undefined} value */
function ratio(value) {
  if (value === undefined) return '';
  const { median, least, most } = value;
  return `${short(median)} (${short(least)}–${short(most)})`;
}

/** @param {number} value */
function short(value) {
  return value >= 100 ? whole(value) : value.toPrecision(2);
}
