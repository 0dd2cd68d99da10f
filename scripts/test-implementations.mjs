/**
 * `npm run test:implementations`: the engine's suites on four implementations of WebGPU, and one table.
 * With DOWNHILL_TEST_REPORTS=<folder> the results lie there afterwards, as <implementation>.json.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox } from './find-browsers.mjs';

/** @typedef {{ status: string, title: string, ancestorTitles: string[], meta?: Record<string, unknown> }} Test */

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
    env: {},
  },
  {
    name: 'Node',
    library: 'Dawn',
    version: () => `Node ${process.versions.node}, webgpu ${packageVersion('webgpu')}`,
    command: [process.execPath, vitest, 'run', '--project', 'unit', 'dawn'],
    env: {},
  },
  {
    name: 'Firefox',
    library: 'wgpu',
    version: () => output(findFirefox() ?? 'firefox', '--version'),
    command: [process.execPath, vitest, 'run', ...others, 'firefox'],
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
    env: lavapipe(),
  },
];

const tools = spawnSync(process.execPath, ['scripts/ensure-test-tools.mjs', 'implementations'], {
  cwd: root,
  stdio: 'inherit',
});
if (tools.status !== 0) process.exit(1);

const rows = IMPLEMENTATIONS.map(({ name, library, version, command, env }) => {
  console.log(`\n${name}`);
  const file = join(reports, `${name.toLowerCase()}.json`);
  const [program = '', ...args] = command;
  const { status } = spawnSync(
    program,
    [...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' },
  );
  const tests = testsOf(file);
  const passed = tests.filter((test) => test.status === 'passed').length;
  // Nothing passes by absence: neither a file that did not load nor a process that failed otherwise.
  const failed = Math.max(tests.length - passed, status === 0 && passed > 0 ? 0 : 1);
  const adapters = tests.flatMap(({ meta }) => meta?.['adapter'] ?? []).map(String);
  const adapter = adapters[0] ?? 'none';
  return { name, library, version: version(), adapter, passed, failed };
});
if (kept === undefined) rmSync(reports, { recursive: true });

console.log('\n| implementation | library | version | adapter | passed | failed |');
console.log('| --- | --- | --- | --- | ---: | ---: |');
for (const row of rows) console.log(`| ${Object.values(row).join(' | ')} |`);
if (rows.some(({ failed }) => failed > 0)) process.exitCode = 1;

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
 * @param {string} file
 * @returns {Test[]}
 */
function testsOf(file) {
  try {
    /** @type {{ testResults: { assertionResults: Test[] }[] }} */
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
    return testResults
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
