import { createCpuEngine } from '../../src/cpu/index.ts';
import { createWasmEngine, type ThreadOptions } from '../../src/wasm/index.ts';
import type { Engine, Precision } from '../../src/core/types.ts';

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The CPU reference, giving way to the event loop between pieces of work. */
export function cpuEngine(precision: Precision): Engine {
  return createCpuEngine({ precision, breathe });
}

/** WebAssembly SIMD, in the same way; on one thread unless others are offered. */
export function wasmEngine(threads?: ThreadOptions): Promise<Engine> {
  return createWasmEngine({ breathe, ...(threads && { threads }) });
}
