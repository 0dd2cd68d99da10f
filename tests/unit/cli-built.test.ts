/** The built file, as a person runs it: under Node, through WebGPU. Without an adapter it fails. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ARTICLE_MODELS, type ArticleModelId } from '../../src/core/models/index.ts';
import { PUBLISHED } from '../../src/core/article/published.ts';
import { MOST_THREADS } from '../../src/wasm/index.ts';
import { BUILT, buildCli, runBuilt } from '../helpers/built-cli.ts';
import { GOLDENS, type Golden } from '../helpers/goldens.ts';

// A software adapter on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What the issue asks of 20,000 steps in f32 beside PyTorch's, which were measured at half of it. */
const LOG_RTOL = 1e-6;
const FINAL_ATOL = 2e-6;
/** The article prints six decimals, and its seed is unknown. */
const PUBLISHED_ATOL = 5e-5;

beforeAll(buildCli);

interface Report {
  readonly engine: string;
  readonly adapter: string;
  readonly init: readonly number[];
  readonly log: readonly (readonly [number, number])[];
  readonly final: readonly number[];
}

function goldenOf(model: ArticleModelId): Golden {
  const golden = GOLDENS.find((one) => one.model === model && one.seed === 42 && one.n === 100);
  if (golden === undefined) throw new Error(`no golden of ${model}, seed 42`);
  return golden;
}

async function trained(flags: string): Promise<Report> {
  const { status, signal, out, err } = await runBuilt(`train ${flags} --json`);
  expect({ status, signal }, err).toEqual({ status: 0, signal: null });
  return JSON.parse(out) as Report;
}

function expectGolden({ init, log, final }: Report, golden: Golden): void {
  expect(init).toEqual(golden.init);
  expect(log.map(([epoch]) => epoch)).toEqual(golden.log.map(([epoch]) => epoch));
  for (const [i, [epoch, loss]] of golden.log.entries()) {
    const error = Math.abs((log[i]?.[1] ?? NaN) - loss) / loss;
    expect(error, `relative error of the loss at epoch ${epoch}`).toBeLessThanOrEqual(LOG_RTOL);
  }
  for (const [p, value] of golden.final.entries()) {
    const error = Math.abs((final[p] ?? NaN) - value);
    expect(error, `error of parameter ${p}`).toBeLessThanOrEqual(FINAL_ATOL);
  }
}

describe.each(ARTICLE_MODELS)("%s at seed 42 gives PyTorch's numbers", (model) => {
  it('through WebGPU', async () => {
    const report = await trained(`--model ${model} --seed 42 --engine webgpu`);
    expect(report.engine).toBe('webgpu');
    expectGolden(report, goldenOf(model));
  });

  it('on the CPU', async () => {
    const report = await trained(`--model ${model} --seed 42 --engine cpu`);
    expect(report.engine).toBe('cpu');
    expectGolden(report, goldenOf(model));
  });
});

it('--engine auto takes WebGPU, and names it on stderr', async () => {
  const { status, err } = await runBuilt('train --epochs 10');
  expect(status).toBe(0);
  expect(err).toMatch(/^webgpu, /m);
});

it.each([['parameter', 'a', 'b'] as const, ['linear', 'linear.weight', 'linear.bias'] as const])(
  "--replay %s prints the article's figures",
  async (model, ...names) => {
    const published = PUBLISHED[model];
    const { status, out, err } = await runBuilt(`train --replay ${model} --engine webgpu`);
    expect(status, err).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(202);
    for (const [epoch, loss] of published.log) {
      const printed = /^Epoch\[(\d+)\/20000\], loss:(\d+\.\d{6})$/.exec(
        lines[epoch / 100 - 1] ?? '',
      );
      expect(Number(printed?.[1])).toBe(epoch);
      expect(Math.abs(Number(printed?.[2]) - loss)).toBeLessThanOrEqual(PUBLISHED_ATOL);
    }
    expect(lines.slice(-2)).toEqual(
      names.map((name, p) => `${name} ${published.parameters[p]?.toFixed(4)}`),
    );
    expect(err).toMatch(/greatest difference from the 26 published lines: \d/);
  },
);

describe('where there is no adapter', () => {
  const env = { VK_ICD_FILENAMES: '/nowhere/icd.json', VK_DRIVER_FILES: '' };

  it('--engine webgpu fails, and says why', async () => {
    const { status, signal, out, err } = await runBuilt('train --engine webgpu', { env });
    expect({ status, signal, out }).toEqual({ status: 1, signal: null, out: '' });
    expect(err).toMatch(
      /^downhill: the Vulkan driver that VK_ICD_FILENAMES names gives no adapter/m,
    );
  });

  it('--engine auto trains on the CPU', async () => {
    const { status, err } = await runBuilt('train', { env });
    expect(status).toBe(0);
    expect(err).toMatch(/^no WebGPU, so the CPU reference trains: the Vulkan driver/m);
    expect(err).toMatch(/^cpu, /m);
  });
});

describe('without the package webgpu', () => {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-'));
  // Under node_modules, and beside no package.json: as it lies where it is installed globally.
  const installed = join(folder, 'node_modules/downhill');
  const file = join(installed, 'dist/cli/downhill.js');

  beforeAll(() => {
    cpSync(dirname(BUILT), dirname(file), { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{ "type": "module" }');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('says how to get it', async () => {
    const { status, err } = await runBuilt('train --engine webgpu', { file });
    expect(status).toBe(1);
    expect(err).toBe(
      'downhill: WebGPU under Node needs the package webgpu, which is not installed: npm install -g webgpu\n',
    );
  });
});

describe.each(['cpu', 'webgpu'])('a run on %s that has no end', (engine) => {
  const endless = `train --epochs 1000000000 --log-every 1000 --engine ${engine}`;

  it('stops at Ctrl-C with status 130, and says where', async () => {
    const { status, signal, err } = await runBuilt(endless, {
      onOut: (child) => child.kill('SIGINT'),
    });
    expect({ status, signal }, err).toEqual({ status: 130, signal: null });
    expect(err).toMatch(/\ndownhill: stopped at epoch [1-9]\d* of 1000000000\n$/);
  });

  it('ends quietly when the reader of stdout goes away', async () => {
    const { status, signal, out, err } = await runBuilt(endless, {
      onOut: (child) => child.stdout?.destroy(),
    });
    expect({ status, signal }, err).toEqual({ status: 0, signal: null });
    expect(out).toMatch(/^Epoch\[1000\//);
    expect(err).not.toMatch(/downhill:|EPIPE/);
  });
});

it('--engine wasm takes all cores for many points: the threads are in the same file', async () => {
  const threads = Math.min(MOST_THREADS, availableParallelism());
  const flags = 'train --engine wasm --points 1000000 --epochs 20 --log-every 10';
  const { status, out, err } = await runBuilt(flags);
  expect(status, err).toBe(0);
  expect(err).toContain(threads === 1 ? '1 thread' : `${threads} threads`);
  expect(out).toMatch(/^Epoch\[10\/20\], loss:\d/);
});

it('info --json names the adapter and its limits', async () => {
  const { status, out } = await runBuilt('info --json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    runtime: { name: 'Node', version: process.versions.node },
    engines: [
      { engine: 'webgpu', available: true },
      { engine: 'cpu', available: true },
      { engine: 'wasm', available: true },
    ],
    adapter: { limits: { maxComputeWorkgroupSizeX: expect.any(Number) as number } },
  });
});

describe('a sweep in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-runs-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  // 40 files of 16 runs, each some hundredths of a second of work.
  const runs = 'sweep --engine wasm --epochs 20000 --over lr=1e-5..1e-3:640:log --measure last-loss,best-epoch'; // prettier-ignore
  const filesIn = (out: string): number => existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.f64')).length : 0; // prettier-ignore

  it('that is killed twenty times and resumed comes to the same bytes', async () => {
    const out = join(folder, 'killed');
    for (let kills = 0; kills < 20; kills++) {
      const before = filesIn(out);
      const ended = runBuilt(`${runs} --out ${out} --resume --shard 1/1`, {
        onReady: (child) => {
          // At some moment of the work on a file, or of its writing.
          const kill = (): void => {
            if (filesIn(out) > before) setTimeout(() => child.kill('SIGKILL'), kills * 3);
            else if (child.exitCode === null) setTimeout(kill, 2);
          };
          kill();
        },
      });
      expect((await ended).signal).toBe('SIGKILL');
    }
    expect(filesIn(out)).toBeLessThan(40);
    const resumed = await runBuilt(`${runs} --out ${out} --resume --csv`);
    expect(resumed.status, resumed.err).toBe(0);
    expect(resumed.err).toContain('the others were there');
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
    const whole = await runBuilt(`${runs} --csv`);
    expect(resumed.out).toBe(whole.out);
    expect(whole.out.split('\n')).toHaveLength(642);
  });

  it('says that there is no room, and goes on when there is', async () => {
    const out = join(folder, 'full');
    const few = runs.replace(':640:', ':32:');
    // No file may have a byte.
    const full = await runBuilt(`${few} --out ${out} --csv`, { shell: 'ulimit -f 0; trap "" XFSZ; exec "$@"' }); // prettier-ignore
    expect({ status: full.status, out: full.out }, full.err).toEqual({ status: 1, out: '' });
    expect(full.err).toMatch(/^downhill: .*full.* cannot be written \(EFBIG: .*\): /m);
    expect(readdirSync(out)).toEqual([]);
    const again = await runBuilt(`${few} --out ${out} --resume --csv`);
    expect(again.status, again.err).toBe(0);
    expect(again.out.split('\n')).toHaveLength(34);
  });
});
