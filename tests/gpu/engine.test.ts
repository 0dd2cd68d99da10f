import { STRATEGIES } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';

for (const strategy of STRATEGIES) {
  describeEngine('webgpu', () => createWebGpuEngine({ gpu: navigator.gpu }), strategy);
}
describeEngine('wasm', () => wasmEngine());
describeEngine('cpu, f32', () => cpuEngine('f32'));
describeEngine('cpu, f64', () => cpuEngine('f64'));
describeEngine('cpu, f64', () => cpuEngine('f64'), 'moments');
