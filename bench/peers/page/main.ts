/** One contestant a page: `run.mjs` opens the page and calls `peers`. */
import type { End, Open } from './contestant.ts';
import { referenceEnds } from './reference.ts';
import { ordersOf, TASK_NAMES, taskOf, type TaskName } from './tasks.ts';
import { visit, type Visit, type VisitOptions } from './visit.ts';

// Imported on demand, so that a page loads no other contestant's library.
const downhill = () => import('./contestants/downhill.ts');
const tfjs = () => import('./contestants/tfjs.ts');
const jax = () => import('./contestants/jax.ts');

const CONTESTANTS: Readonly<Record<string, Open>> = {
  'Downhill dispatch, webgpu': async (task) => (await downhill()).openWebGpu(task, 'dispatch'),
  'Downhill fused, webgpu': async (task) => (await downhill()).openWebGpu(task, 'fused'),
  'Downhill moments, webgpu': async (task) => (await downhill()).openWebGpu(task, 'moments'),
  'Downhill wasm': async (task) => (await downhill()).openWasm(task),
  'Downhill cpu, f64': async (task) => (await downhill()).openCpu(task),
  'nn.ts of Playground': async (task) => (await import('./contestants/nn.ts')).open(task),
  'tf.js cpu': async (task) => (await tfjs()).open(task, 'cpu'),
  'tf.js wasm': async (task) => (await tfjs()).open(task, 'wasm'),
  'tf.js webgl': async (task) => (await tfjs()).open(task, 'webgl'),
  'tf.js webgpu': async (task) => (await tfjs()).open(task, 'webgpu'),
  'jax-js wasm': async (task) => (await jax()).open(task, 'wasm'),
  'jax-js webgpu': async (task) => (await jax()).open(task, 'webgpu'),
};

export interface Peers {
  readonly names: readonly string[];
  readonly tasks: readonly TaskName[];
  /** Vendor, architecture and description of the adapter that all contestants get. */
  adapter(): Promise<string>;
  /** Of a full run; and what a script in another language needs to train the same. */
  about(task: TaskName): {
    readonly epochs: number;
    readonly isFull: boolean;
    readonly json: string;
  };
  /** What runs of so many epochs must return. */
  ends(task: TaskName, epochs: readonly number[]): Promise<readonly End[]>;
  visit(name: string, task: TaskName, options: VisitOptions): Promise<Visit>;
}

const peers: Peers = {
  names: Object.keys(CONTESTANTS),
  tasks: TASK_NAMES,
  adapter: async () => {
    // TypeScript thinks that it is always there.
    const gpu = navigator.gpu as GPU | undefined;
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null || adapter === undefined) return 'none';
    const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
    const named = [vendor, architecture, description].filter((text) => text !== '').join(', ');
    return isFallbackAdapter ? `${named} (software adapter)` : named;
  },
  about: (name) => {
    const task = taskOf(name);
    const { problem, epochs, sizes, rows } = task;
    const { data, start, learningRate, optimizer, batch } = problem;
    const { parameters } = start;
    const isFull = batch === 'full';
    const orders = isFull
      ? undefined
      : ordersOf(task, epochs).map((batches) => batches.map((chosen) => [...chosen]));
    const points = { rows, y: [...data.y], orders };
    const method = { lr: learningRate, optimizer: optimizer.kind };
    const json = JSON.stringify({ name, ...points, parameters, sizes, ...method });
    return { epochs, isFull, json };
  },
  ends: (name, epochs) => referenceEnds(taskOf(name), epochs),
  visit: async (name, task, options) => {
    const open = CONTESTANTS[name];
    if (open === undefined) throw new Error(`there is no contestant ${JSON.stringify(name)}`);
    const chosen = taskOf(task);
    return visit(await open(chosen), chosen, options);
  },
};

Object.assign(window, { peers });
