import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeGoldens } from '../helpers/goldens-suite.ts';

describeGoldens('Chromium', () => createWebGpuEngine({ gpu: navigator.gpu }));
