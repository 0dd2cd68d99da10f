import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';

// Beside implementation.test.ts: data in chunks of 2048 points, up to 489 of them.
const bindingBytes = 8192;
describeEngine(
  'webgpu in chunks',
  () => createWebGpuEngine({ gpu: navigator.gpu, bindingBytes }),
  'dispatch',
  { bindingBytes },
);

// The engines that need no GPU, in a browser; under Node wasm.test.ts and cpu-engine.test.ts do all of it.
const extent = 'covering';
describeEngine('wasm', () => wasmEngine(), 'dispatch', { extent });
describeEngine('cpu, f32', () => cpuEngine('f32'), 'dispatch', { extent });
describeEngine('cpu, f64', () => cpuEngine('f64'), 'dispatch', { extent });
describeEngine('cpu, f64', () => cpuEngine('f64'), 'moments');
