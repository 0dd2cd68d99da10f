import { createWebGpuEngine } from '../../src/gpu/index.ts';
import { describeImplementation } from '../helpers/implementation-suite.ts';

// In Chromium with `npm test`; in Firefox and under Deno with `npm run test:implementations`.
describeImplementation((precision) => createWebGpuEngine({ gpu: navigator.gpu, precision }));
