import { createCpuEngine } from '../../src/cpu/index.ts';
import type { Engine, Precision } from '../../src/core/types.ts';

/** The CPU reference, giving way to the event loop between pieces of work. */
export function cpuEngine(precision: Precision): Engine {
  return createCpuEngine({
    precision,
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  });
}
