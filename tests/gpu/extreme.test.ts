import { STRATEGIES } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeExtremes } from '../helpers/extreme-suite.ts';

describeExtremes(
  'webgpu in Chromium',
  () => createWebGpuEngine({ gpu: navigator.gpu }),
  STRATEGIES,
);
