/**
 * Gpufit's task on Downhill and by scipy's `curve_fit`, in turns, in one run:
 * `node bench/peers/gpufit.mjs [--rounds N] [--fits N] [--scipy N] [--json FILE]`, after `npm run build:cli`.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { findPythonWith } from '../../scripts/find-python.mjs';

/** @typedef {{ engine: string, polished: boolean, fitsPerSecond: number, medianOff: number }} Case */
/** @typedef {{ detail: string, elapsedMs: number, parameters: (number[] | null)[] }} Scipy */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    fits: { type: 'string', default: '100000' },
    /** As many as take a second or two. */
    scipy: { type: 'string', default: '1500' },
    json: { type: 'string' },
  },
});
const [rounds, fits, ofScipy] = [values.rounds, values.fits, values.scipy].map(Number);
const PARAMETERS = 5;

const python = findPythonWith('scipy');
if (python === undefined) fail('no Python here imports scipy: set DOWNHILL_PYTHON to one');
const task = await drawn(Number(ofScipy));

/** By name, what each round measured. @type {Map<string, number[]>} */
const rates = new Map();
/** Of each round, by name: how many times scipy's rate. @type {Map<string, number[]>} */
const ratios = new Map();
let off = { downhill: NaN, scipy: '' };
for (let round = 0; round < Number(rounds); round++) {
  process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  // Around what is compared with it, so that a slow minute hits both.
  const before = visitScipy();
  const cases = visitDownhill();
  const after = visitScipy();
  const theirs = (2 * Number(ofScipy) * 1000) / (before.elapsedMs + after.elapsedMs);
  note(rates, before.detail, theirs);
  for (const { engine, polished, fitsPerSecond } of cases) {
    const name = `Downhill ${engine}${polished ? ', polished' : ''}`;
    note(rates, name, fitsPerSecond);
    note(ratios, name, fitsPerSecond / theirs);
  }
  off = {
    downhill: cases.find(({ polished }) => polished)?.medianOff ?? NaN,
    scipy: distance(before),
  };
}

console.log(
  `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
);
console.log(
  `${fits} fits, ${rounds} rounds; scipy's are within ${off.scipy} of Downhill's polished (median)\n`,
);
console.log('| | fits/s | min – max | / scipy | min – max |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const [name, all] of rates) {
  const own = ratios.get(name);
  console.log(
    `| ${name} | ${whole(median(all))} | ${whole(Math.min(...all))} – ${whole(Math.max(...all))} | ${own === undefined ? '1' : whole(median(own))} | ${own === undefined ? '' : `${whole(Math.min(...own))} – ${whole(Math.max(...own))}`} |`,
  );
}
if (values.json !== undefined) {
  const figures = {
    rounds: Number(rounds),
    fits: Number(fits),
    rates: Object.fromEntries(rates),
    ratios: Object.fromEntries(ratios),
    off,
  };
  writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

/** The first fits of the task, and the f64 answers of them. @param {number} count */
async function drawn(count) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const server = await createServer({ root, logLevel: 'error', server: { middlewareMode: true } });
  try {
    const { gpufitTask, GPUFIT_RECIPE, GPUFIT_ROWS } = await server.ssrLoadModule(
      '/src/run/bench/gpufit/task.ts',
    );
    const { ManyFits } = await server.ssrLoadModule('/src/cpu/least-squares/many.ts');
    const { batch } = gpufitTask(count);
    const answers = new Float64Array(count * PARAMETERS);
    const results = {
      parameters: answers,
      chiSquares: new Float64Array(count),
      iterations: new Uint32Array(count),
      states: new Uint8Array(count),
    };
    const many = new ManyFits({ ...GPUFIT_RECIPE, tolerance: 1e-18, mostIterations: 200 });
    for (let fit = 0; fit < count; fit++) many.fit(batch, fit, results);
    const slices = (/** @type {Float32Array} */ all, /** @type {number} */ size) =>
      Array.from({ length: count }, (_, i) => [...all.subarray(i * size, (i + 1) * size)]);
    const [x, y] = batch.inputs.map((/** @type {Float32Array} */ column) => [...column]);
    return {
      answers,
      json: JSON.stringify({
        x,
        y,
        targets: slices(batch.target, GPUFIT_ROWS),
        starts: slices(batch.starts, PARAMETERS),
      }),
    };
  } finally {
    await server.close();
  }
}

/** @returns {Scipy} */
function visitScipy() {
  const script = fileURLToPath(new URL('gpufit.py', import.meta.url));
  // One thread: more only get in each other's way in fits of 25 points.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const { status, stdout, stderr } = spawnSync(String(python), [script], {
    encoding: 'utf8',
    input: task.json,
    env,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) fail(stderr.trim().split('\n').at(-1) ?? 'the script failed');
  return JSON.parse(stdout);
}

/** @returns {Case[]} */
function visitDownhill() {
  const program = fileURLToPath(new URL('../../dist/cli/downhill.js', import.meta.url));
  const flags = ['bench', '--task', 'gpufit', '--json', '--runs', '3', '--fits', String(fits)];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...flags], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0)
    fail(stderr.trim().split('\n').at(-1) ?? 'downhill failed: npm run build:cli first');
  return JSON.parse(stdout).cases;
}

/** The median relative distance of scipy's parameters from the f64 answer. @param {Scipy} found */
function distance({ parameters }) {
  const all = parameters.flatMap((own, fit) =>
    (own ?? []).map((value, p) =>
      Math.abs(value / (task.answers[fit * PARAMETERS + p] ?? NaN) - 1),
    ),
  );
  return median(all).toExponential(1);
}

/** @param {Map<string, number[]>} to @param {string} name @param {number} value */
function note(to, name, value) {
  to.set(name, [...(to.get(name) ?? []), value]);
}

/** @param {readonly number[]} all */
function median(all) {
  const sorted = [...all].sort((p, q) => p - q);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** Three digits that count. @param {number} value */
function whole(value) {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`gpufit: ${message}\n`);
  process.exit(2);
}
