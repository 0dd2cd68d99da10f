import type { F32Precision, Sample, Snapshot } from '../core/types.ts';

/** Where the fields of `struct Run` and `struct Sample` in run.wgsl lie, in bytes. */
export interface RunLayout {
  readonly parameterCount: number;
  /** From a parameter to what rounding left out of it; undefined where one f32 is all. */
  readonly tail: number | undefined;
  readonly epoch: number;
  readonly recorded: number;
  readonly missing: number;
  readonly loss: number;
  readonly theta: number;
  readonly gradient: number;
  readonly history: number;
  readonly sampleTheta: number;
  readonly sampleBytes: number;
}

/** WGSL's rules for a vector of P f32: two are aligned to 8 bytes, three and four to 16. */
export function runLayout(parameterCount: number, precision: F32Precision): RunLayout {
  const alignment = parameterCount === 1 ? 4 : parameterCount === 2 ? 8 : 16;
  const align = (offset: number): number => Math.ceil(offset / alignment) * alignment;
  const bytes = 4 * parameterCount;
  // `struct Parameters` of compensated/ holds two vectors.
  const tail = precision === 'compensated' ? align(bytes) : undefined;
  const parameters = tail === undefined ? bytes : 2 * tail;
  const theta = align(16);
  const gradient = align(theta + parameters);
  const sampleTheta = align(8);
  return {
    parameterCount,
    tail,
    epoch: 0,
    recorded: 4,
    missing: 8,
    loss: 12,
    theta,
    gradient,
    history: align(gradient + bytes),
    sampleTheta,
    sampleBytes: align(sampleTheta + parameters),
  };
}

/** What the device wrote, before anybody trusts it. */
export interface RunState extends Snapshot {
  /** Loop iterations that the driver left out. */
  readonly missing: number;
}

/** Reads a copy of the run's buffer. */
export function readRun(bytes: ArrayBuffer, layout: RunLayout): RunState {
  const view = new DataView(bytes);
  const u32 = (offset: number): number => view.getUint32(offset, true);
  const f32 = (offset: number): number => view.getFloat32(offset, true);
  const vector = (offset: number): number[] =>
    Array.from({ length: layout.parameterCount }, (_, p) => f32(offset + 4 * p));
  const parametersAt = (offset: number): number[] => {
    const heads = vector(offset);
    if (layout.tail === undefined) return heads;
    const tails = vector(offset + layout.tail);
    return heads.map((head, p) => head + (tails[p] ?? NaN));
  };
  // A driver that miscounts shall not make us read past what it sent.
  const room = Math.floor((bytes.byteLength - layout.history) / layout.sampleBytes);
  const samples = Array.from({ length: Math.min(u32(layout.recorded), room) }, (_, i): Sample => {
    const at = layout.history + i * layout.sampleBytes;
    return { epoch: u32(at), loss: f32(at + 4), parameters: parametersAt(at + layout.sampleTheta) };
  });
  const epoch = u32(layout.epoch);
  const parameters = parametersAt(layout.theta);
  // Before the first step there is no loss yet.
  const loss = epoch === 0 ? NaN : f32(layout.loss);
  return {
    epoch,
    loss,
    parameters,
    gradient: vector(layout.gradient),
    finite: Number.isFinite(loss) && parameters.every(Number.isFinite),
    samples,
    missing: u32(layout.missing),
  };
}

/** A run that has done nothing yet but stand at `epoch`. The rest of the buffer is zero. */
export function writeRun(
  layout: RunLayout,
  epoch: number,
  parameters: readonly number[],
): ArrayBuffer {
  const bytes = new ArrayBuffer(layout.history);
  const view = new DataView(bytes);
  view.setUint32(layout.epoch, epoch, true);
  parameters.forEach((value, p) => {
    const at = layout.theta + 4 * p;
    view.setFloat32(at, value, true);
    if (layout.tail !== undefined) {
      view.setFloat32(at + layout.tail, value - Math.fround(value), true);
    }
  });
  return bytes;
}
