import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeEngine } from '../helpers/engine-suite.ts';
import { cpuEngine } from '../helpers/engines.ts';

describeEngine('webgpu', () => createWebGpuEngine({ gpu: navigator.gpu }));
describeEngine('cpu, f32', () => cpuEngine('f32'));
describeEngine('cpu, f64', () => cpuEngine('f64'));
