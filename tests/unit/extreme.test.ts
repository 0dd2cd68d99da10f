import { openDawn } from '../helpers/dawn.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { describeExtremes } from '../helpers/extreme-suite.ts';
import { STRATEGIES } from '../../src/core/types.ts';

describeExtremes('cpu in f64', () => cpuEngine('f64'), ['dispatch', 'moments']);
describeExtremes('cpu in f32', () => cpuEngine('f32'), ['dispatch']);
describeExtremes('cpu, compensated', () => cpuEngine('compensated'), ['dispatch']);
describeExtremes('wasm', () => wasmEngine(), ['dispatch']);
describeExtremes('webgpu in f32', () => openDawn('f32'), STRATEGIES);
describeExtremes('webgpu, compensated', () => openDawn('compensated'), STRATEGIES);
