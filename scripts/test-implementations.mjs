/**
 * `npm run test:implementations`: the engine's suites on four implementations of WebGPU, and one table; or on
 * those that are named, `-- firefox deno`.
 * They run side by side, since some wait more than they compute. With DOWNHILL_TEST_REPORTS=<folder> the
 * results lie there afterwards, as <implementation>.json, and what `npm test` has run already, and reported
 * there, is not run again.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox } from './find-browsers.mjs';

/** @typedef {{ status: string, meta?: Record<string, unknown> }} Test */

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const others = ['--config', 'vitest.implementations.config.ts', '--project'];
const kept = process.env['DOWNHILL_TEST_REPORTS'];
const reports = kept ?? mkdtempSync(join(tmpdir(), 'downhill-implementations-'));

const IMPLEMENTATIONS = [
  {
    name: 'Chromium',
    library: 'Dawn',
    version: () => output(findChromium() ?? 'chromium', '--version'),
    command: [process.execPath, vitest, 'run', '--project', 'gpu', 'implementation'],
    part: 'gpu',
    file: 'implementation.test.ts',
    env: {},
  },
  {
    name: 'Node',
    library: 'Dawn',
    version: () => `Node ${process.versions.node}, webgpu ${packageVersion('webgpu')}`,
    command: [process.execPath, vitest, 'run', '--project', 'unit', 'tests/unit/dawn.test.ts'],
    part: 'unit',
    file: 'dawn.test.ts',
    env: {},
  },
  {
    name: 'Firefox',
    library: 'wgpu',
    version: () => output(findFirefox() ?? 'firefox', '--version'),
    command: [process.execPath, vitest, 'run', ...others, 'firefox'],
    part: 'firefox',
    file: 'implementation.test.ts',
    env: lavapipe(),
  },
  {
    name: 'Deno',
    library: 'wgpu',
    version: () => `Deno ${packageVersion('deno')}`,
    command: [
      process.execPath,
      join('node_modules', 'deno', 'bin.cjs'),
      ...['run', '-A', vitest, 'run', ...others, 'deno'],
    ],
    part: 'deno',
    file: 'implementation.test.ts',
    env: lavapipe(),
  },
];

const tools = spawnSync(process.execPath, ['scripts/ensure-test-tools.mjs', 'implementations'], {
  cwd: root,
  stdio: 'inherit',
});
if (tools.status !== 0) process.exit(1);

const asked = process.argv.slice(2);
const chosen = IMPLEMENTATIONS.filter(
  ({ name }) => asked.length === 0 || asked.includes(name.toLowerCase()),
);
if (chosen.length < asked.length) {
  const names = IMPLEMENTATIONS.map(({ name }) => name.toLowerCase()).join(', ');
  console.error(`no such implementation in "${asked.join(' ')}": take of ${names}`);
  process.exit(1);
}

const rows = await Promise.all(
  chosen.map(async ({ name, library, version, command, part, file, env }) => {
    const report = join(reports, `${part}.json`);
    const ended = existsSync(report) || (await run(name, command, report, env));
    const tests = testsOf(report, file);
    const passed = tests.filter((test) => test.status === 'passed').length;
    // Nothing passes by absence: neither a file that did not load nor a process that failed otherwise.
    const failed = Math.max(tests.length - passed, ended && passed > 0 ? 0 : 1);
    const [adapter = 'none'] = tests.flatMap(({ meta }) => meta?.['adapter'] ?? []).map(String);
    const [verified = '0'] = tests.flatMap(({ meta }) => meta?.['verified'] ?? []).map(String);
    return { name, library, version: version(), adapter, verified, passed, failed };
  }),
);
if (kept === undefined) rmSync(reports, { recursive: true });

console.log(
  '\n| implementation | library | version | adapter | checks of verify | tests passed | failed |',
);
console.log('| --- | --- | --- | --- | ---: | ---: | ---: |');
for (const row of rows) console.log(`| ${Object.values(row).join(' | ')} |`);
if (rows.some(({ failed }) => failed > 0)) process.exitCode = 1;

/**
 * @param {string} name
 * @param {readonly string[]} command
 * @param {string} report a file to write
 * @param {Record<string, string>} env
 * @returns {Promise<boolean>} whether the process ended well
 */
function run(name, [program = '', ...args], report, env) {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: Infinity };
  return new Promise((resolve) => {
    execFile(program, [...args, ...reporters], options, (error, stdout, stderr) => {
      // In one piece, so that each is read by itself; its hundreds of dots say nothing once it has ended.
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => !line.includes('·'));
      console.log(`\n${name}\n${lines.join('\n')}`);
      resolve(error === null);
    });
  });
}

/**
 * Mesa's driver that computes on the CPU, the one that wgpu takes.
 * @returns {Record<string, string>}
 */
function lavapipe() {
  if (process.env['VK_ICD_FILENAMES'] !== undefined) return {};
  const folder = '/usr/share/vulkan/icd.d';
  const manifest = filesOf(folder).find((file) => file.startsWith('lvp_icd'));
  // A run without a desktop has no folder of its own, about which the driver complains.
  const XDG_RUNTIME_DIR = process.env['XDG_RUNTIME_DIR'] ?? tmpdir();
  if (manifest === undefined) return { XDG_RUNTIME_DIR };
  return { XDG_RUNTIME_DIR, VK_ICD_FILENAMES: join(folder, manifest) };
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesOf(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * @param {string} report
 * @param {string} file of the tests
 * @returns {Test[]}
 */
function testsOf(report, file) {
  try {
    /** @type {{ testResults: { name: string, assertionResults: Test[] }[] }} */
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return testResults
      .filter(({ name }) => name.endsWith(file))
      .flatMap((result) => result.assertionResults)
      .filter(({ status }) => status === 'passed' || status === 'failed');
  } catch {
    return [];
  }
}

/**
 * @param {string} program
 * @param {string} argument
 */
function output(program, argument) {
  const { status, stdout } = spawnSync(program, [argument], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : 'not found';
}

/** @param {string} name of an installed package */
function packageVersion(name) {
  const file = join(root, 'node_modules', name, 'package.json');
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}
