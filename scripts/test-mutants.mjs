/**
 * `npm run test:mutants -- [--count N | --all] [--file NAME]`: puts one fault after the other into the WGSL, and
 * runs the suite on each. A mutant that the suite lets pass survives: it is listed, and fails the run
 * unless docs/testing.md explains it. The sources on disk stay as they are.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { shaderMutants } from './shader-mutants.mjs';

/** @typedef {import('./shader-mutants.mjs').Mutant} Mutant */

const root = fileURLToPath(new URL('..', import.meta.url));
/** A loop that never ends is found out, too. */
const PATIENCE_MS = 300_000;

/** The strategy or precision whose tests are the first to notice. */
const NEAREST = [
  { files: /compensated|probe/, strategy: 'compensated' },
  { files: /descend/, strategy: 'moments' },
  { files: /fused|held|exchange|state/, strategy: 'fused' },
  { files: /copy/, strategy: 'profile' },
  { files: /./, strategy: 'dispatch' },
];

/** From the quickest to the slowest; the first that fails is enough. */
const SUITES = [
  ['unit', 'tests/unit/dawn.test.ts'],
  [
    'gpu',
    ...['shapes', 'twins', 'profile', 'short-loops', 'compensated', 'landscape'].map(
      (name) => `tests/gpu/${name}.test.ts`,
    ),
  ],
];

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '60' },
    all: { type: 'boolean', default: false },
    file: { type: 'string', default: '' },
  },
});
const explained = readFileSync(new URL('../docs/testing.md', import.meta.url), 'utf8');
const all = shaderMutants().filter(({ file }) => file.includes(values.file));
const count = values.all ? all.length : Math.min(Number(values.count), all.length);
// Evenly over all files.
const chosen = Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]);

let killed = 0;
let unexplained = 0;
for (const mutant of chosen) {
  if (mutant === undefined) continue;
  const how = await fate(mutant);
  if (how !== undefined) killed += 1;
  else if (!explained.includes(nameOf(mutant))) unexplained += 1;
  console.log(`${how ?? 'SURVIVED'}\t${nameOf(mutant)}\t${lineOf(mutant)}`);
}
console.log(
  `\n${chosen.length} mutants of ${all.length}: ${killed} killed, ${chosen.length - killed} survived`,
);
if (unexplained > 0) {
  console.log(`${unexplained} of them without a reason in docs/testing.md`);
  process.exitCode = 1;
}

/**
 * What killed it, or undefined.
 * @param {Mutant} mutant
 */
async function fate(mutant) {
  const strategy = NEAREST.find(({ files }) => files.test(mutant.file))?.strategy ?? '';
  const nearest = ['unit', 'tests/unit/dawn.test.ts', '-t', `, ${strategy} `];
  for (const [project = '', ...files] of [nearest, ...SUITES]) {
    const status = await vitest(project, files, mutant);
    if (status !== 0) return status === undefined ? 'hung' : `killed by ${project}`;
  }
  return undefined;
}

/**
 * @param {string} project
 * @param {readonly string[]} files
 * @param {Mutant} mutant
 * @returns {Promise<number | undefined>} undefined where it had to be stopped
 */
function vitest(project, files, mutant) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--bail=1'];
  const child = spawn(process.execPath, [...args, ...files], {
    cwd: root,
    env: { ...process.env, DOWNHILL_MUTANT: JSON.stringify(mutant) },
    stdio: 'ignore',
    // A group of its own, so that what hangs in its children ends with it.
    detached: true,
  });
  return new Promise((resolve) => {
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, PATIENCE_MS);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve(hung ? undefined : (status ?? 1));
    });
  });
}

/**
 * As docs/testing.md names it.
 * @param {Mutant} mutant
 */
function nameOf({ file, rule, line }) {
  return `${file}:${line} ${rule}`;
}

/** @param {Mutant} mutant */
function lineOf({ file, line, offset, length, text }) {
  const source = readFileSync(new URL(`../src/shaders/${file}`, import.meta.url), 'utf8');
  const before = source.split('\n')[line - 1]?.trim() ?? '';
  return `${before}   [${source.slice(offset, offset + length).trim()} -> ${text.trim()}]`;
}
