/**
 * Many runs at once on each engine that has them, and one after another, in turns, in one run:
 * `node bench/sweep.mjs [--task NAME,…] [--only NAME,…] [--seconds N] [--rounds N] [--curve]`. Wall and CPU time: model-steps
 * are steps times runs, and a second of the CPU is what a loaded machine leaves to compare by.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, homedir, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { findTorch } from '../scripts/find-python.mjs';

const { values } = parseArgs({
  options: {
    task: { type: 'string', default: 'line,sine,fractal,network' },
    only: { type: 'string', default: 'webgpu,wasm,one by one,pytorch' },
    /** Of each measurement, about. */
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    /** A part of each task's runs. */
    share: { type: 'string', default: '1' },
    /** In their place: the cost of a run by how many there are, of the first task. */
    curve: { type: 'boolean', default: false },
  },
});

const log = (least, most) => (share) => least * (most / least) ** share;
/** Settings that all have, how many runs, and what differs between them by the run's share of all. */
const TASKS = {
  line: { runs: 4096, settings: { points: 100 }, differing: { lr: log(1e-5, 1e-2) } },
  sine: {
    runs: 4096,
    settings: { model: 'sine', points: 100, optimizer: 'adam' },
    differing: { lr: log(1e-3, 1) },
  },
  fractal: {
    runs: 65_536,
    settings: { model: 'network', layers: '16', points: 2 },
    differing: { lr: log(1e-3, 1) },
    isOfOnePoint: true,
  },
  network: {
    runs: 1024,
    settings: { model: 'network', layers: '8', dataset: 'circle', points: 200, optimizer: 'adam' },
    differing: { lr: log(1e-3, 1) },
  },
};

const root = fileURLToPath(new URL('..', import.meta.url));
const server = await createServer({ root, logLevel: 'error', server: { middlewareMode: true } });
const load = (path) => server.ssrLoadModule(path);
const { parseConfig } = await load('/src/core/settings/parse.ts');
const { setUp } = await load('/src/core/setup.ts');
const { oneByOne } = await load('/src/run/sweep/one-by-one.ts');
const { createWasmEngine } = await load('/src/wasm/index.ts');
const { createWebGpuEngine } = await load('/src/gpu/index.ts');
const { requestAdapter } = await load('/src/gpu/adapter.ts');
const { openNodeGpu } = await load('/src/cli/gpu-node.ts');

const host = { env: process.env, platform: process.platform, home: homedir(), root: '/' };
const gpu = await openNodeGpu(host, {
  setEnv: (name, value) => {
    process.env[name] = value;
  },
  say: () => undefined,
  install: () => 'npm install webgpu',
  hasAdapter: (candidate) =>
    requestAdapter({ gpu: candidate }).then(
      () => true,
      () => false,
    ),
});
const breathe = () => new Promise((resolve) => setTimeout(resolve));
const webgpu = await createWebGpuEngine({ gpu });
const { threadsFrom } = await load('/src/cli/start-thread.ts');
// `npm run build:cli` writes what its threads load.
const script = new URL('../dist/cli/wasm-thread.js', import.meta.url);
const threads = existsSync(script) && { cores: availableParallelism(), start: threadsFrom(script) };
const wasm = await createWasmEngine({ breathe, ...(threads && { threads }) });
const ENGINES = {
  webgpu: (problems, options) => webgpu.runs?.(problems, options),
  wasm: (problems, options) => wasm.runs?.(problems, options),
  // As many as take a moment; each costs what each costs.
  'one by one': (problems, options) => oneByOne(wasm, problems.slice(0, 16), options),
};

/** The problems of a task: one data for all. 16 inputs of the fractal are a column each. */
function problemsOf({ settings, differing, isOfOnePoint }, count) {
  const { problem } = setUp(parseConfig(settings));
  const wide = (columns) => {
    const column = (d) => Float32Array.of(Math.sin(1 + 12.9898 * d));
    const model = { sizes: [columns, 16, 1], activation: 'tanh' };
    const parameters = Array.from({ length: 17 * 16 + 17 }, (_, p) =>
      Math.fround(Math.sin(1 + 78.233 * p) / 4),
    );
    const more = Array.from({ length: columns - 1 }, (_, d) => column(d + 1));
    return {
      ...problem,
      model,
      data: { x: column(0), more, y: Float32Array.of(0.5) },
      start: { ...problem.start, parameters },
    };
  };
  const base = isOfOnePoint ? wide(16) : problem;
  return Array.from({ length: count }, (_, run) => ({
    ...base,
    learningRate: differing.lr(run / count),
  }));
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Model-steps a second, of the wall and of the CPU, and what it took before the first. */
async function measured(open, task, count, budgetMs) {
  const problems = problemsOf(task, count);
  const began = { wall: performance.now(), cpu: cpuMs() };
  const runs = await open(problems, { epochs: 1e6 });
  if (runs === undefined) return undefined;
  await runs.advance(1);
  const setUpMs = cpuMs() - began.cpu;
  // So many that a dispatch has all the steps that it may have.
  let [epochs, result] = [128, undefined];
  for (;;) {
    const at = { wall: performance.now(), cpu: cpuMs() };
    const { first } = await runs.advance(epochs);
    const wallMs = performance.now() - at.wall;
    const steps = epochs * first.length;
    result = {
      setUpMs,
      perSecond: (1000 * steps) / wallMs,
      perCpuSecond: (1000 * steps) / (cpuMs() - at.cpu),
      description: runs.description,
    };
    if (wallMs > budgetMs / 2) break;
    epochs = Math.ceil(epochs * Math.min(16, Math.max(2, (0.8 * budgetMs) / wallMs)));
  }
  runs.destroy();
  return result;
}

const python = findTorch();

/** The same by PyTorch's batched tensors (sweep.py); undefined where no Python has torch. */
function measuredByPyTorch(task, count, budgetMs) {
  if (python === undefined) return undefined;
  const script = fileURLToPath(new URL('sweep.py', import.meta.url));
  const args = [script, task, String(count), String(budgetMs / 1000)];
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sweep.py ${task} failed: ${stderr}`);
  return { setUpMs: NaN, ...JSON.parse(stdout) };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const million = (value) => (value / 1e6).toPrecision(3);
const budgetMs = 1000 * Number(values.seconds);
console.log(
  `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}, ${webgpu.info.adapter}`,
);
const names = values.only.split(',');
const tasks = values.task.split(',');
if (values.curve) {
  console.log(
    '| runs | model-steps a second (millions) | a CPU second | a step of a run, µs of the CPU |\n| --- | --- | --- | --- |',
  );
  for (let runs = 1; runs <= 65_536; runs *= 4) {
    const result = await measured(ENGINES[names[0]], TASKS[tasks[0]], runs, budgetMs);
    console.log(
      `| ${runs} | ${million(result.perSecond)} | ${million(result.perCpuSecond)} | ${(1e6 / result.perCpuSecond).toPrecision(3)} |`,
    );
  }
} else {
  console.log(
    '| task | runs | engine | model-steps a second (millions) | a CPU second | of PyTorch, the wall | set up, CPU s | |\n| --- | --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const name of tasks) {
    const task = TASKS[name];
    const count = Math.max(4, Math.round(task.runs * Number(values.share)));
    const rounds = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      const results = {};
      for (const engine of names)
        results[engine] =
          engine === 'pytorch'
            ? measuredByPyTorch(name, count, budgetMs)
            : await measured(ENGINES[engine], task, count, budgetMs);
      rounds.push(results);
    }
    for (const engine of names) {
      const of = rounds.flatMap((results) => results[engine] ?? []);
      if (of.length === 0) continue;
      // In one round, of the wall: how many cores each takes is its own affair.
      const ratios = rounds.flatMap((results) =>
        results[engine] && results.pytorch
          ? [results[engine].perSecond / results.pytorch.perSecond]
          : [],
      );
      const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
      const ratio =
        ratios.length === 0
          ? ''
          : `${median(ratios).toPrecision(3)} (${least.toPrecision(3)} to ${most.toPrecision(3)})`;
      console.log(
        `| ${name} | ${count} | ${engine} | ${million(median(of.map((one) => one.perSecond)))} | ${million(median(of.map((one) => one.perCpuSecond)))} | ${ratio} | ${(median(of.map((one) => one.setUpMs)) / 1000).toFixed(2)} | ${of[0]?.description ?? ''} |`,
      );
    }
  }
}
webgpu.destroy();
wasm.destroy();
await server.close();
process.exit(0);
