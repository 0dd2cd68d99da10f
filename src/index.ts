/**
 * Downhill as a library: configure, set up, choose an engine, and iterate a session.
 *
 * ```ts
 * const { problem } = setUp(parseConfig({ model: 'linear', seed: 42 }));
 * const engine = await createWebGpuEngine({ gpu: navigator.gpu });
 * const clock = () => performance.now();
 * for await (const snapshot of new Session({ engine, problem, epochs: 20_000, clock })) {
 *   console.log(snapshot.epoch, snapshot.loss, snapshot.parameters);
 * }
 * engine.destroy();
 * ```
 */
export { parseConfig, DEFAULTS, type FitConfig } from './core/config.ts';
export * from './core/errors.ts';
export { leastSquares, rSquared, type LeastSquares } from './core/exact.ts';
export { setUp, type SetUp } from './core/setup.ts';
export type {
  Checkpoint,
  Dataset,
  Engine,
  EngineInfo,
  Precision,
  Problem,
  Sample,
  Snapshot,
  Trainer,
} from './core/types.ts';
export { createCpuEngine, type CpuOptions } from './cpu/index.ts';
export { createWebGpuEngine, type AdapterOptions } from './gpu/index.ts';
export { createWasmEngine, type WasmOptions } from './wasm/index.ts';
export { Session, type Pace, type SessionOptions } from './run/session.ts';
