import { describeEngine } from '../helpers/engine-suite.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';

// The engines that need no GPU, in a browser; tests/implementations has the others.
describeEngine('wasm', wasmEngine);
describeEngine('cpu, f32', () => cpuEngine('f32'));
describeEngine('cpu, f64', () => cpuEngine('f64'));
describeEngine('cpu, f64', () => cpuEngine('f64'), 'moments');
