import { STRATEGIES } from '../../src/core/types.ts';
import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeGoldens } from '../helpers/goldens-suite.ts';

for (const strategy of STRATEGIES) {
  describeGoldens('Chromium', () => createWebGpuEngine({ gpu: navigator.gpu }), strategy);
}
