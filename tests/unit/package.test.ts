/** The package as it would be published: packed, unpacked elsewhere, and used by its name. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// Builds, packs and compiles, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const consumer = mkdtempSync(join(tmpdir(), 'downhill-package-'));
const installed = join(consumer, 'node_modules/downhill');

/** Runs a program to its end; what it prints is returned, and shown where it fails. */
function run(cwd: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? ''}${stdout}${stderr}`);
  }
  return stdout;
}

/** The fenced examples of docs/library.md, in order. */
function examplesOfDocs(): string[] {
  const text = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
  return [...text.matchAll(/^```[tj]s\n(.*?)^```$/gms)].map(([, code = '']) => code);
}

beforeAll(() => {
  run(ROOT, 'npm', 'run', '--silent', 'build:lib');
  // The scripts would build all else, too.
  run(ROOT, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', consumer);
  const packed = readdirSync(consumer).find((name) => name.endsWith('.tgz'));
  run(consumer, 'tar', '-xzf', String(packed));
  mkdirSync(join(consumer, 'node_modules'));
  renameSync(join(consumer, 'package'), installed);
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }');
});

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true });
});

describe('the package', () => {
  test('is one module that imports nothing', () => {
    const code = readFileSync(join(installed, 'dist/lib/index.js'), 'utf8');
    expect(code).toContain('@compute');
    expect(code).not.toMatch(/\bimport\b(?!\.meta)|\brequire\(/);
    expect(readdirSync(join(installed, 'dist'))).not.toContain('page');
  });

  test('exports what the documentation names', () => {
    const code = "console.log(Object.keys(await import('downhill')).sort().join(' '))";
    const names = run(consumer, process.execPath, '--input-type=module', '--eval', code);
    expect(names.trim().split(' ')).toEqual([
      'AbortedError',
      'ConfigError',
      'DEFAULTS',
      'DeviceLostError',
      'DivergedError',
      'DownhillError',
      'GpuError',
      'GpuUnavailableError',
      'IncompleteWorkError',
      'LimitError',
      'Session',
      'TorchGenerator',
      'createCpuEngine',
      'createWasmEngine',
      'createWebGpuEngine',
      'fit',
      'leastSquares',
      'noisyLine',
      'parseConfig',
      'rSquared',
      'setUp',
    ]);
  });

  // Without skipLibCheck: a name that the package's own types lack is an error.
  test.each([
    ['nodenext', 'nodenext', ['ES2023', 'DOM'], []],
    ['esnext', 'bundler', ['ES2023', 'DOM'], []],
    ['nodenext', 'nodenext', ['ES2023'], ['node']],
  ])('has types for module %s, resolution %s, lib %j', (module, moduleResolution, lib, types) => {
    const [first = '', node = ''] = examplesOfDocs();
    writeFileSync(join(consumer, 'first.ts'), first);
    // The types of the optional package are not the package's own matter.
    const declared = `declare const create: () => GPU;\n${node.replace(/^import .* 'webgpu';$/m, '')}`;
    writeFileSync(join(consumer, 'node.ts'), declared.replace('create([])', 'create()'));
    const files = lib.includes('DOM') ? ['first.ts', 'node.ts'] : ['first.ts'];
    const typeRoots = [join(ROOT, 'node_modules/@types')];
    const compilerOptions = { target: 'ES2023', strict: true, noEmit: true, skipLibCheck: false };
    const config = {
      compilerOptions: { ...compilerOptions, module, moduleResolution, lib, types, typeRoots },
      files,
    };
    writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify(config));
    run(consumer, process.execPath, join(ROOT, 'node_modules/typescript/bin/tsc'));
  });

  test('runs the first example of the documentation', () => {
    writeFileSync(join(consumer, 'first.mjs'), examplesOfDocs()[0] ?? '');
    const out = run(consumer, process.execPath, 'first.mjs');
    // By hand: Σ(x − 2)(y − 5) / Σ(x − 2)² = 19.5 / 10, and 5 − 1.95 · 2.
    const [slope, intercept] = JSON.parse(out.slice(out.lastIndexOf('['))) as [number, number];
    expect(slope).toBeCloseTo(1.95, 5);
    expect(intercept).toBeCloseTo(1.1, 5);
  });

  test('runs the worked example: training ends at the line of least squares', () => {
    copyFileSync(join(ROOT, 'examples/calibrate.mjs'), join(consumer, 'calibrate.mjs'));
    const out = run(consumer, process.execPath, 'calibrate.mjs');
    const lines = [...out.matchAll(/^(?:trained|least squares): +(°C = \S+ · V [+-] \S+)/gm)];
    const [trained, exact] = lines.map(([, line]) => line);
    expect(exact).toMatch(/^°C = 99\.\d\d · V - 49\.\d\d$/);
    expect(trained).toBe(exact);
    expect(out.match(/^epoch /gm)).toHaveLength(11);
  });
});
