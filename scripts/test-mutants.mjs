/**
 * `npm run test:mutants -- [planted | shaders] [--count N | --all] [--file NAME]`: puts one fault after the other into
 * src/, and runs on each the tests that are to see it: first the planted ones (tests/faults/), then some of those
 * that rules make of the WGSL. One that the tests let pass survives: it is listed, and fails the run unless
 * docs/testing.md explains it. The sources on disk stay as they are.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plantedFaults } from './planted-faults.mjs';
import { shaderMutants } from './shader-mutants.mjs';

/** @typedef {import('./mutant.mjs').Mutant} Mutant */

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
    ...['shapes', 'twins', 'functions', 'profile', 'short-loops', 'compensated', 'landscape'].map(
      (name) => `tests/gpu/${name}.test.ts`,
    ),
  ],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '60' },
    all: { type: 'boolean', default: false },
    file: { type: 'string', default: '' },
  },
});
const explained = readFileSync(new URL('../docs/testing.md', import.meta.url), 'utf8');
/** @param {string} kind */
const wanted = (kind) => positionals.length === 0 || positionals.includes(kind);

let killed = 0;
let survived = 0;
let unexplained = 0;
if (wanted('planted')) await plantThem();
if (wanted('shaders')) await mutateShaders();
console.log(`\n${killed + survived} mutants: ${killed} killed, ${survived} survived`);
if (unexplained > 0) {
  console.log(`${unexplained} of them without a reason in docs/testing.md`);
  process.exitCode = 1;
}

async function plantThem() {
  const faults = (await plantedFaults()).filter(({ file }) => file.includes(values.file));
  const runs = faults.map(({ tests }) => byProject(tests));
  const all = byProject(faults.flatMap(({ tests }) => tests));
  for (const [project = '', ...files] of all) {
    // A test that fails by itself sees every fault.
    if ((await runTests(project, files)) !== 0) {
      throw new Error(
        `${project} tests fail without a fault, and would so with each: mend them first`,
      );
    }
  }
  for (const [i, fault] of faults.entries()) judge(await fate(fault, runs[i] ?? []), fault);
}

async function mutateShaders() {
  const all = shaderMutants().filter(({ file }) => file.includes(values.file));
  const count = values.all ? all.length : Math.min(Number(values.count), all.length);
  console.log(`${count} mutants of the WGSL, of ${all.length}`);
  for (let i = 0; i < count; i++) {
    // Evenly over all files.
    const mutant = all[Math.floor((i * all.length) / count)];
    if (mutant === undefined) continue;
    const strategy = NEAREST.find(({ files }) => files.test(mutant.file))?.strategy ?? '';
    const nearest = ['unit', 'tests/unit/dawn.test.ts', '-t', `, ${strategy} `];
    judge(await fate(mutant, [nearest, ...SUITES]), mutant, mutant.rule);
  }
}

/**
 * @param {readonly import('./planted-faults.mjs').TestFile[]} tests
 * @returns {string[][]} each a project and its files
 */
function byProject(tests) {
  const projects = [...new Set(tests.map(({ project }) => project))];
  return projects.map((project) => {
    const files = tests.filter((test) => test.project === project).map(({ path }) => path);
    return [project, ...new Set(files)];
  });
}

/**
 * @param {string | undefined} how it was killed
 * @param {Mutant} mutant
 * @param {string} [rule] that made it
 */
function judge(how, mutant, rule) {
  const { file, offset, length, text } = mutant;
  const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  const line = source.slice(0, offset).split('\n').length;
  // As docs/testing.md names it.
  const name = [`${file.replace(/^src\/(shaders\/)?/, '')}:${line}`, rule].join(' ').trim();
  if (how !== undefined) killed += 1;
  else survived += 1;
  if (how === undefined && !explained.includes(name)) unexplained += 1;
  const before = source.slice(offset, offset + length).trim();
  console.log(`${how ?? 'SURVIVED'}\t${name}\t[${before} -> ${text.trim()}]`);
}

/**
 * What killed it, or undefined.
 * @param {Mutant} mutant
 * @param {readonly (readonly string[])[]} runs each a project and its files, one after the other
 */
async function fate(mutant, runs) {
  for (const [project = '', ...files] of runs) {
    const status = await runTests(project, files, mutant);
    if (status !== 0) return status === undefined ? 'hung' : `killed by ${project}`;
  }
  return undefined;
}

/**
 * @param {string} project
 * @param {readonly string[]} files
 * @param {Mutant} [mutant]
 * @returns {Promise<number | undefined>} undefined where it had to be stopped
 */
function runTests(project, files, mutant) {
  const args =
    project === 'e2e'
      ? ['node_modules/playwright/cli.js', 'test', '--max-failures=1', '--reporter=dot']
      : ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--bail=1'];
  if (mutant === undefined && project !== 'e2e') args.push('--reporter=dot');
  const child = spawn(process.execPath, [...args, ...files], {
    cwd: root,
    env: { ...process.env, ...(mutant && { DOWNHILL_MUTANT: JSON.stringify(mutant) }) },
    stdio: mutant === undefined ? 'inherit' : 'ignore',
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
