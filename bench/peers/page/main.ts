/** One contestant a page: `run.mjs` opens the page and calls `peers`. */
import { parseConfig, setUp } from '../../../src/index.ts';
import type { Open } from './contestant.ts';
import { exactEnd, type End } from './exact.ts';
import { visit, type Visit, type VisitOptions } from './visit.ts';

// Imported on demand, so that a page loads no other contestant's library.
const downhill = () => import('./contestants/downhill.ts');
const tfjs = () => import('./contestants/tfjs.ts');
const jax = () => import('./contestants/jax.ts');

const CONTESTANTS: Readonly<Record<string, Open>> = {
  'Downhill dispatch, webgpu': async (p) => (await downhill()).openWebGpu(p, 'dispatch'),
  'Downhill fused, webgpu': async (p) => (await downhill()).openWebGpu(p, 'fused'),
  'Downhill moments, webgpu': async (p) => (await downhill()).openWebGpu(p, 'moments'),
  'Downhill cpu, f64': async (p) => (await downhill()).openCpu(p),
  'tf.js cpu': async (p) => (await tfjs()).open(p, 'cpu'),
  'tf.js wasm': async (p) => (await tfjs()).open(p, 'wasm'),
  'tf.js webgl': async (p) => (await tfjs()).open(p, 'webgl'),
  'tf.js webgpu': async (p) => (await tfjs()).open(p, 'webgpu'),
  'jax-js wasm': async (p) => (await jax()).open(p, 'wasm'),
  'jax-js webgpu': async (p) => (await jax()).open(p, 'webgpu'),
};

/** The article's: 100 points, seed 42, lr 1e-3, 20,000 epochs. */
const { problem, config } = setUp(parseConfig({ model: 'parameter', seed: 42 }));

export interface Peers {
  readonly names: readonly string[];
  readonly fullSteps: number;
  /** Vendor, architecture and description of the adapter that all contestants get. */
  adapter(): Promise<string>;
  /** What a run of so many steps must return. */
  end(steps: number): End;
  visit(name: string, options: Omit<VisitOptions, 'fullSteps'>): Promise<Visit>;
}

const peers: Peers = {
  names: Object.keys(CONTESTANTS),
  fullSteps: config.epochs,
  adapter: async () => {
    // TypeScript thinks that it is always there.
    const gpu = navigator.gpu as GPU | undefined;
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null || adapter === undefined) return 'none';
    const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
    const named = [vendor, architecture, description].filter((text) => text !== '').join(', ');
    return isFallbackAdapter ? `${named} (software adapter)` : named;
  },
  end: (steps) => exactEnd(problem, steps),
  visit: async (name, options) => {
    const open = CONTESTANTS[name];
    if (open === undefined) throw new Error(`there is no contestant ${JSON.stringify(name)}`);
    return visit(await open(problem), problem, { ...options, fullSteps: config.epochs });
  },
};

Object.assign(window, { peers });
