import { parameterCountOf } from '../core/models/model.ts';
import { slotCountOf } from '../core/optimizers/groups.ts';
import { isArticles } from '../core/problem.ts';
import type { Checkpoint, Sample, Snapshot } from '../core/types.ts';
import type { GpuProblem } from './problem.ts';
import { Struct, vectorOf, type Field } from './struct.ts';

/** Samples that one submit can append: MOST_SAMPLES in history.wgsl. */
export const HISTORY = 4096;

/** Of `struct State` in run.wgsl. */
type RunField = 'epoch' | 'step' | 'loss' | 'epochLoss' | 'theta' | 'gradient' | 'slots';

/** How the structs of run.wgsl and history.wgsl lie: the state of a run, and its history right behind it. */
export interface RunLayout {
  readonly parameterCount: number;
  /** Of each parameter. */
  readonly slotCount: number;
  /** From one number of each parameter to the next, in bytes. */
  readonly stride: number;
  /** Whether what rounding left out of the parameters lies behind them. */
  readonly isInTwo: boolean;
  readonly run: Struct<RunField>;
  readonly sample: Struct<'epoch' | 'loss' | 'theta'>;
  /** Where the samples begin in a History. */
  readonly samples: number;
}

/** Of `struct History`. */
export const RECORDED = 0;
const MISSING = 4;

export function runLayout(problem: GpuProblem): RunLayout {
  const parameterCount = parameterCountOf(problem.model);
  // The article's kernels have θ as a vector, the others as an array.
  const ofVector = isArticles(problem) ? vectorOf(parameterCount) : undefined;
  const slotCount = slotCountOf(problem.optimizer);
  return layOut(parameterCount, slotCount, problem.precision === 'compensated', ofVector);
}

export function layOut(
  parameterCount: number,
  slotCount: number,
  isInTwo: boolean,
  gradient: Exclude<Field, string> = { floats: parameterCount, align: 4 },
): RunLayout {
  const { bytes: stride } = new Struct({ gradient });
  const vectors = (count: number): Field => ({ ...gradient, floats: (count * stride) / 4 });
  const theta = isInTwo ? vectors(2) : gradient;
  // There is no array of nothing.
  const slots = vectors(Math.max(slotCount, 1));
  const sample = new Struct({ epoch: 'u32', loss: 'f32', theta });
  return {
    parameterCount,
    slotCount,
    stride,
    isInTwo,
    run: new Struct({
      epoch: 'u32',
      step: 'u32',
      loss: 'f32',
      epochLoss: 'f32',
      theta,
      gradient,
      slots,
    }),
    sample,
    samples: Math.max(8, sample.align),
  };
}

/** Of a History with so many samples, in bytes. */
export function historyBytes({ samples, sample }: RunLayout, count: number): number {
  return samples + count * sample.bytes;
}

/** What the device wrote, before anybody trusts it. */
export interface RunState extends Snapshot {
  /** Loop iterations that the driver left out. */
  readonly missing: number;
}

/** Reads a copy of a run and of its history. */
export function readRun(bytes: ArrayBuffer, layout: RunLayout): RunState {
  const { parameterCount, slotCount, stride, run, sample } = layout;
  const view = new DataView(bytes);
  const u32 = (offset: number): number => view.getUint32(offset, true);
  const f32 = (offset: number): number => view.getFloat32(offset, true);
  const floats = (offset: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => f32(offset + 4 * i));
  const parametersAt = (offset: number): number[] => {
    const heads = floats(offset, parameterCount);
    return layout.isInTwo ? heads.map((head, p) => head + f32(offset + stride + 4 * p)) : heads;
  };
  const first = run.bytes + layout.samples;
  // A driver that miscounts shall not make us read past what it sent.
  const room = Math.floor((bytes.byteLength - first) / sample.bytes);
  const recorded = Math.min(u32(run.bytes + RECORDED), room);
  const samples = Array.from({ length: recorded }, (_, i): Sample => {
    const at = first + i * sample.bytes;
    return {
      epoch: u32(at + sample.at.epoch),
      loss: f32(at + sample.at.loss),
      parameters: parametersAt(at + sample.at.theta),
    };
  });
  const step = u32(run.at.step);
  const parameters = parametersAt(run.at.theta);
  // Before the first step there is no loss yet.
  const loss = step === 0 ? NaN : f32(run.at.loss);
  return {
    epoch: u32(run.at.epoch),
    step,
    loss,
    parameters,
    slots: Array.from({ length: slotCount }, (_, s) =>
      floats(run.at.slots + s * stride, parameterCount),
    ).flat(),
    gradient: floats(run.at.gradient, parameterCount),
    finite: Number.isFinite(loss) && parameters.every(Number.isFinite),
    samples,
    missing: u32(run.bytes + MISSING),
  };
}

/** A run that is to go on from here, on the device. */
export function writeRun(
  { run, stride, isInTwo, parameterCount }: RunLayout,
  { epoch, step, parameters, slots }: Checkpoint,
): Uint32Array<ArrayBuffer> {
  const tails = isInTwo ? parameters.map((value) => value - Math.fround(value)) : [];
  const padding = Array<number>(stride / 4 - parameterCount).fill(0);
  /** One number of each parameter after another, as vectors lie on the device. */
  const laid = (numbers: readonly number[]): number[] =>
    Array.from({ length: numbers.length / parameterCount }, (_, k) => [
      ...numbers.slice(k * parameterCount, (k + 1) * parameterCount),
      ...padding,
    ]).flat();
  return run.write({ epoch, step, theta: laid([...parameters, ...tails]), slots: laid(slots) });
}
