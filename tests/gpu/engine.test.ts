import { STRATEGIES } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';

for (const strategy of STRATEGIES) {
  describeEngine('webgpu', () => createWebGpuEngine({ gpu: navigator.gpu }), strategy);
}
// 2048 points a chunk: up to 489 of them.
const bindingBytes = 8192;
describeEngine(
  'webgpu in chunks',
  () => createWebGpuEngine({ gpu: navigator.gpu, bindingBytes }),
  'dispatch',
  bindingBytes,
);
describeEngine('wasm', wasmEngine);
describeEngine('cpu, f32', () => cpuEngine('f32'));
describeEngine('cpu, f64', () => cpuEngine('f64'));
describeEngine('cpu, f64', () => cpuEngine('f64'), 'moments');
