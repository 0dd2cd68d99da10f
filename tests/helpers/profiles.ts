import type { Profile } from '../../src/core/work/profile.ts';

/** Of a million points: 4 ms a step, at half the speed of the copy. */
export const PROFILE: Profile = {
  split: { steps: 20, encodeMs: 5, submitMs: 3, waitMs: 90, readbackMs: 2, gpuMs: 80 },
  kernels: [
    { kernel: 'partials', nsPerStep: 3_990_000 },
    { kernel: 'combine', nsPerStep: 10_000 },
  ],
  bytesPerStep: 8_000_000,
  floorNs: 12_500,
  copy: { bytes: 8_000_000, ns: 2_000_000 },
  clock: 'timestamps',
  quantumNs: 100_000,
  discarded: 0,
};
