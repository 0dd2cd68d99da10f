/** The package as it would be published: installed elsewhere, and used by its name. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { buildSync } from 'esbuild';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { Consumer, ROOT } from '../helpers/consumer.ts';

// Builds, packs and compiles, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let consumer: Consumer;
beforeAll(() => {
  consumer = new Consumer();
});
afterAll(() => {
  consumer.remove();
});

/** The README and what it leads to. */
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

/** The fenced programs of a page, in order. */
function programsOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```[tj]s\n(.*?)^```$/gms)].map(([, code = '']) => code);
}

const PROGRAMS = PAGES.flatMap((page) =>
  programsOf(page).map((code, i) => ({ name: `${page.replace(/\W/g, '-')}-${i}`, code })),
);

describe('the package', () => {
  test('imports nothing but its own files, and holds no page', () => {
    const code = readFileSync(join(consumer.installed, 'dist/lib/index.js'), 'utf8');
    const imported = [...code.matchAll(/\bfrom ?"([^"]+)"/g)].map(([, name = '']) => name);
    expect(imported.length).toBeGreaterThan(0);
    for (const name of imported) expect(name).toMatch(/^\.\//);
    expect(readdirSync(join(consumer.installed, 'dist')).sort()).toEqual(['cli', 'lib']);
  });

  test.each([
    ['import', "console.log(Object.keys(await import('downhill')).sort().join(' '))"],
    ['require', "console.log(Object.keys(require('downhill')).sort().join(' '))"],
  ])('gives to %s what the documentation names', (how, code) => {
    const type = how === 'import' ? 'module' : 'commonjs';
    const names = consumer.printedBy('--no-warnings', `--input-type=${type}`, '--eval', code);
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
      'fitGroups',
      'leastSquares',
      'noisyLine',
      'parseConfig',
      'rSquared',
      'setUp',
      'sweep',
      'train',
    ]);
  });

  test('has one home, and the README leads to nothing that is not in the package', () => {
    const { repository, homepage, bugs } = packageJson;
    const home = repository.url.replace(/^git\+|\.git$/g, '');
    expect(home).toMatch(/^https:\/\/github\.com\/[\w-]+\/downhill$/);
    expect([homepage, bugs.url]).toEqual([`${home}#readme`, `${home}/issues`]);
    for (const page of PAGES) {
      const text = readFileSync(join(consumer.installed, page), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)|src="(?!https:)([^"]+)"/g)];
      for (const [, link = '', image = ''] of links) {
        const path = join(consumer.installed, dirname(page), link + image);
        expect(existsSync(path), `${page}: ${link}${image}`).toBe(true);
      }
    }
  });

  // `npm run check:package` does it by hand.
  test.each([
    ['publint', ['publint/src/cli.js', '--strict']],
    ['attw', ['@arethetypeswrong/cli/dist/index.js', '--profile', 'esm-only']],
  ])('%s finds nothing in it', (_name, [cli = '', ...options]) => {
    consumer.printedBy(join(ROOT, 'node_modules', cli), consumer.packed, ...options);
  });

  test.each([
    ['lib', ['@stdlib/math-base-special-betainc'], ['papaparse', 'preact']],
    ['cli', ['@stdlib/math-base-special-betainc', 'papaparse', 'valibot'], ['preact', 'vite']],
  ])(
    'dist/%s has the licences and notices of all that it holds parts of',
    (folder, held, others) => {
      const text = readFileSync(
        join(consumer.installed, 'dist', folder, 'THIRD-PARTY.txt'),
        'utf8',
      );
      const named = new Map([...text.matchAll(/^(\S+) \d+\.\d+\.\S+, .+$/gm)].map(([line, name = '']) => [name, text.indexOf(line)])); // prettier-ignore
      for (const name of held) {
        expect([...named.keys()]).toContain(name);
        // Its words are the next below.
        const words = text.slice(named.get(name)).split(/^-{80}$/m)[0] ?? '';
        for (const file of ['LICENSE', 'NOTICE'].map((one) =>
          join(ROOT, 'node_modules', name, one),
        ))
          if (existsSync(file)) expect(words).toContain(readFileSync(file, 'utf8').trim());
      }
      // A package of @stdlib takes parts of others.
      expect([...named.keys()].filter((name) => name.startsWith('@stdlib/')).length).toBeGreaterThan(100); // prettier-ignore
      expect([...named.keys()].filter((name) => others.includes(name))).toEqual([]);
    },
  );

  test('a bundle of leastSquares alone has no engine in it', async () => {
    const entry = consumer.write(
      'alone.js',
      "import { leastSquares } from 'downhill';\nconsole.log(leastSquares({ x: [0, 1], y: [2, 5] }).parameters);\n",
    );
    const esbuild = buildSync({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      minify: true,
      write: false,
    }).outputFiles[0]?.text;
    const vite = await build({
      configFile: false,
      root: consumer.folder,
      logLevel: 'error',
      build: { write: false, minify: true, rolldownOptions: { input: entry } },
    });
    const rolldown = 'output' in vite ? vite.output[0].code : undefined;
    for (const [name, code = ''] of Object.entries({ esbuild, rolldown })) {
      expect(code, name).not.toMatch(/@compute|prepare/);
      // The sums for any number of columns, what they are checked by, and the words of their errors.
      expect(code.length, name).toBeLessThan(9_600);
      const file = consumer.write(`alone-${name}.mjs`, code);
      expect(consumer.printedBy(file)).toBe('[ 3, 2 ]\n');
    }
  });
});

/** Who writes an option of another optimizer hears of it. */
const GROUPS = `import { train, type GroupedOptimizer } from 'downhill';
const data = { x: [0, 1], y: [1, 2] };
const parameters = ['a'];
export const adam: GroupedOptimizer<string> = { kind: 'adam', groups: [{ parameters, lr: 0.1, beta1: 0.8 }] };
export const runs = () => [
  train(data, { formula: 'a*x', optimizer: adam }),
  train(data, { layers: [3], optimizer: { kind: 'sgd', groups: [{ parameters: ['0'], momentum: 0.9 }] } }),
  // @ts-expect-error
  train(data, { formula: 'a*x', optimizer: { kind: 'sgd', groups: [{ parameters, beta1: 0.8 }] } }),
  // @ts-expect-error
  train(data, { formula: 'a*x', optimizer: { kind: 'adamw', groups: [{ parameters, momentum: 0.8 }] } }),
  // @ts-expect-error
  train(data, { formula: 'a*x', optimizer: { kind: 'adam', groups: [{ lr: 0.8 }] } }),
  // @ts-expect-error
  train(data, { formula: 'a*x', optimizer: { kind: 'adam', groups: [{ parameters: [0] }] } }),
];
`;

describe('its types', () => {
  const COMPILERS = ['tests/least-typescript/node_modules/typescript', 'node_modules/typescript'];
  const versionOf = (folder: string): string =>
    (JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { version: string })
      .version;
  // Each with and without a page's names.
  const MODES = [
    { module: 'node16', moduleResolution: 'node16', lib: ['ES2022', 'DOM'], types: [] },
    { module: 'nodenext', moduleResolution: 'nodenext', lib: ['ES2022'], types: ['node'] },
    { module: 'esnext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM'], types: [] },
  ];
  const CASES = COMPILERS.flatMap((folder) =>
    MODES.map((mode) => ({
      compiler: join(ROOT, folder, 'bin/tsc'),
      version: versionOf(folder),
      mode,
    })),
  );

  // Without skipLibCheck: a name that the package's own types lack is an error.
  test.each(CASES)(
    'of TypeScript $version, $mode.moduleResolution, $mode.lib',
    ({ compiler, mode }) => {
      const files = PROGRAMS.map(({ name, code }) => {
        consumer.write(`${name}.ts`, `export {};\n${code}`);
        return `${name}.ts`;
      });
      consumer.write('groups.ts', GROUPS);
      files.push('groups.ts');
      // Its own types, which are of WebGPU as a whole, are not this package's matter.
      consumer.write(
        'webgpu.d.ts',
        'export function create(flags: string[]): { requestAdapter(): Promise<object | null> };',
      );
      const paths = { webgpu: ['./webgpu.d.ts'] };
      const common = { target: 'ES2022', strict: true, noEmit: true, skipLibCheck: false, paths };
      const compilerOptions = { ...common, ...mode };
      consumer.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
      expect(consumer.printedBy(compiler)).toBe('');
    },
  );
});

describe('what the documentation shows', () => {
  // As `npm run docs` writes it.
  test('the reference is written, and names every type that it uses', () => {
    const typedoc = join(ROOT, 'node_modules/typedoc/bin/typedoc');
    const out = join(consumer.folder, 'api');
    const { status, stdout } = spawnSync(process.execPath, [typedoc, '--out', out], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(status, stdout).toBe(0);
    expect(readFileSync(join(out, 'modules/index.html'), 'utf8')).toContain('leastSquares');
  });

  test.each(PROGRAMS)('$name runs', ({ name, code }) => {
    consumer.printedBy(consumer.write(`${name}.mjs`, code));
  });

  test('the first program of the library ends at the best curve', () => {
    const [first = ''] = programsOf('docs/library.md');
    const out = consumer.printedBy(consumer.write('first.mjs', first));
    // By Gauss and Newton's steps, until they are 0.
    for (const [name, due] of Object.entries({ a: 4.286395, b: 0.559652, c: 0.821624 })) {
      const [, found = 'none'] = new RegExp(`^${name} (.*)$`, 'm').exec(out) ?? [];
      expect(Number(found)).toBeCloseTo(due, 3);
    }
  });

  test('its line ends at that of least squares', () => {
    const line = programsOf('docs/library.md').find((code) => code.includes('leastSquares')) ?? '';
    const out = consumer.printedBy(consumer.write('line.mjs', line));
    const [trained, exact] = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as number[]);
    // By hand: Σ(x − 2)(y − 5) / Σ(x − 2)² = 19.5 / 10, and 5 − 1.95 · 2.
    for (const [p, due] of [1.95, 1.1].entries()) {
      expect(trained?.[p]).toBeCloseTo(due, 5);
      expect(exact?.[p]).toBeCloseTo(due, 12);
    }
  });

  test('a typed formula: training ends at the best curve', () => {
    copyFileSync(join(ROOT, 'examples/cooling.mjs'), join(consumer.folder, 'cooling.mjs'));
    const out = consumer.printedBy('cooling.mjs');
    // By Gauss and Newton's steps, until they are 0.
    expect(out.slice(out.indexOf('°C'))).toBe(
      [
        '°C = room + (hot - room)*exp(-k*x)',
        'room 21.3911',
        'hot  86.0411',
        'k    0.0421',
        'no reading is farther from the curve than 0.5 °C',
        '55 °C after 15.5 minutes',
        '',
      ].join('\n'),
    );
    expect(out.match(/^epoch /gm)).toHaveLength(9);
  });

  test('the worked example: training ends at the line of least squares', () => {
    copyFileSync(join(ROOT, 'examples/calibrate.mjs'), join(consumer.folder, 'calibrate.mjs'));
    const out = consumer.printedBy('calibrate.mjs');
    const lines = [...out.matchAll(/^(?:trained|least squares): +(°C = \S+ · V [+-] \S+)/gm)];
    const [trained, exact] = lines.map(([, line]) => line);
    expect(exact).toMatch(/^°C = 99\.\d\d · V - 49\.\d\d$/);
    expect(trained).toBe(exact);
    expect(out.match(/^epoch /gm)).toHaveLength(11);
  });
});

describe('the program', () => {
  const bin = (): string => join(consumer.folder, 'node_modules/.bin/downhill');

  test('is installed as downhill', () => {
    expect(consumer.printedBy(bin(), '--version')).toBe(`${packageJson.version}\n`);
  });

  test.each(['12.22.12', '18.20.8', '20.18.3'])('says to Node %s which one it takes', (version) => {
    const older = consumer.write(
      'older.cjs',
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
    );
    const { status, out, err } = consumer.node('--require', older, bin(), 'info');
    const least = packageJson.engines.node.replace('>=', '');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe(
      `downhill: Node ${version} is too old, it takes ${least} or newer: https://nodejs.org has one\n`,
    );
  });
});
