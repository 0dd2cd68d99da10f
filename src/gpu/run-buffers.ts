import type { Hyperparameters } from '../core/types.ts';
import type { BufferScope } from './buffers.ts';
import { BUFFER } from './flags.ts';
import type { GpuProblem } from './problem.ts';
import {
  HISTORY,
  historyBytes,
  RECORDED,
  runLayout,
  writeRun,
  type RunLayout,
} from './run-layout.ts';
import { Struct } from './struct.ts';

/** What comes with each submit, of `struct Settings`. */
const OF_SUBMIT = { learningRate: 'f32', until: 'u32', untilStep: 'u32', since: 'u32' } as const;
const SUBMIT = new Struct(OF_SUBMIT);

/** `struct Settings` in settings.wgsl. */
export const SETTINGS = new Struct({
  points: 'u32',
  inversePoints: 'f32',
  sampleEvery: 'u32',
  sampleFirst: 'u32',
  zero: 'u32',
  ...OF_SUBMIT,
  columnQuads: 'u32',
  stepsPerEpoch: 'u32',
  batchQuads: 'u32',
  batch: 'u32',
  lastBatch: 'u32',
  inverseBatch: 'f32',
  inverseLastBatch: 'f32',
  numbersPerStep: 'u32',
});

/** Where a submit ends, and where it began. */
export interface Ends {
  /** Epochs. */
  readonly until: number;
  /** Steps. */
  readonly untilStep?: number;
  readonly since?: number;
}

/** What every strategy keeps on the device: filled, once the scope has filled it. */
export class RunBuffers {
  readonly layout: RunLayout;
  /** By the names of the kernels' variables. */
  readonly bindings: Readonly<Record<'settings' | 'run', GPUBuffer>>;
  /** Of a run with a whole history. */
  readonly byteLength: number;

  /** @param ofPlan what the strategy says of its steps; what it says nothing of is 0 */
  constructor(
    scope: BufferScope,
    problem: GpuProblem,
    ofPlan: Readonly<Record<string, number>> = {},
  ) {
    const { data, sampleEvery, sampleFirst = 1, start } = problem;
    const points = data.x.length;
    const layout = runLayout(problem);
    const settings = SETTINGS.write({
      points,
      inversePoints: 1 / points,
      sampleEvery,
      sampleFirst,
      until: start.epoch,
      untilStep: start.step,
      ...ofPlan,
    });
    const { COPY_DST, COPY_SRC, STORAGE, UNIFORM } = BUFFER;
    this.layout = layout;
    this.byteLength = this.bytesOf(HISTORY);
    this.bindings = {
      settings: scope.createFilled('settings', settings, UNIFORM),
      run: scope.createFilled(
        'run',
        writeRun(layout, start),
        STORAGE | COPY_SRC | COPY_DST,
        this.byteLength,
      ),
    };
  }

  /** Of a run with so many samples, as `copy` brings it. */
  bytesOf(samples: number): number {
    return this.layout.run.bytes + historyBytes(this.layout, samples);
  }

  /** For the commands that are submitted next: in the order of the queue, after those before. */
  tell(queue: GPUQueue, { learningRate }: Hyperparameters, ends: Ends): void {
    const bytes = SUBMIT.write({ learningRate, ...ends });
    queue.writeBuffer(this.bindings.settings, SETTINGS.at.learningRate, bytes);
  }

  forgetSamples(encoder: GPUCommandEncoder): void {
    encoder.clearBuffer(this.bindings.run, this.layout.run.bytes + RECORDED, 4);
  }

  /** The state of the run, and behind it its history with so many samples. */
  copy(encoder: GPUCommandEncoder, target: GPUBuffer, samples: number): void {
    encoder.copyBufferToBuffer(this.bindings.run, 0, target, 0, this.bytesOf(samples));
  }
}
