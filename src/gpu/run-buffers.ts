import { CURVES } from '../core/curves/index.ts';
import type { Problem } from '../core/types.ts';
import type { BufferScope } from './buffers.ts';
import { BUFFER } from './flags.ts';
import type { GpuProblem } from './problem.ts';
import { runLayout, writeRun, type RunLayout } from './run-layout.ts';

/** Samples that one submit can append: MOST_SAMPLES in run.wgsl. */
export const HISTORY = 4096;

/** Where the fields of `struct Settings` in run.wgsl lie, in bytes. */
export const SETTINGS = {
  points: 0,
  inversePoints: 4,
  learningRate: 8,
  sampleEvery: 12,
  sampleFirst: 16,
  until: 20,
  zero: 24,
  bytes: 28,
} as const;

/** What every strategy keeps on the device. */
export interface RunBuffers {
  readonly layout: RunLayout;
  /** By the names of the kernels' variables. */
  readonly bindings: { readonly settings: GPUBuffer; readonly run: GPUBuffer };
}

export function createRunBuffers(scope: BufferScope, { curve, precision }: GpuProblem): RunBuffers {
  const layout = runLayout(CURVES[curve].parameterCount, precision);
  const { COPY_DST, COPY_SRC, STORAGE, UNIFORM } = BUFFER;
  const runBytes = layout.history + HISTORY * layout.sampleBytes;
  return {
    layout,
    bindings: {
      settings: scope.create('settings', SETTINGS.bytes, UNIFORM | COPY_DST),
      run: scope.create('run', runBytes, STORAGE | COPY_SRC | COPY_DST),
    },
  };
}

/** Brings settings and start onto the device. */
export function uploadRun(
  queue: GPUQueue,
  { layout, bindings }: RunBuffers,
  { data, learningRate, sampleEvery, sampleFirst = 1, start }: Problem,
): void {
  const points = data.x.length;
  const bytes = new ArrayBuffer(SETTINGS.bytes);
  const settings = new DataView(bytes);
  settings.setUint32(SETTINGS.points, points, true);
  settings.setFloat32(SETTINGS.inversePoints, 1 / points, true);
  settings.setFloat32(SETTINGS.learningRate, learningRate, true);
  settings.setUint32(SETTINGS.sampleEvery, sampleEvery, true);
  settings.setUint32(SETTINGS.sampleFirst, sampleFirst, true);
  settings.setUint32(SETTINGS.until, start.epoch, true);
  queue.writeBuffer(bindings.settings, 0, bytes);
  queue.writeBuffer(bindings.run, 0, writeRun(layout, start.epoch, start.parameters));
}
