import { AbortedError } from '../core/errors.ts';
import type {
  Engine,
  EngineInfo,
  Precision,
  Problem,
  Sample,
  Snapshot,
  StrategyId,
  Trainer,
} from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';
import { createKernel } from './kernels.ts';

export interface CpuOptions {
  /** f32 gives the kernels' (and PyTorch's) digits; f64 is the oracle, and the fastest. */
  readonly precision: Precision;
  /** Lets the host do something else between two pieces of work: `() => setTimeout(…)`. */
  readonly breathe: () => Promise<void>;
}

/** The reference engine. It is always there. */
export function createCpuEngine({ precision, breathe }: CpuOptions): Engine {
  const info: EngineInfo = {
    engine: 'cpu',
    precision,
    adapter: 'CPU reference',
    software: false,
  };
  return {
    info,
    // In `then`, so that a refusal rejects.
    prepare: (problem) => Promise.resolve().then(() => new CpuTrainer(problem, precision, breathe)),
    destroy: () => undefined,
  };
}

class CpuTrainer implements Trainer {
  readonly strategy: StrategyId;
  readonly description: string;
  readonly maxInFlight = 1;
  readonly maxSteps = Number.MAX_SAFE_INTEGER;
  readonly #kernel: CpuKernel;
  readonly #sampleEvery: number;
  readonly #breathe: () => Promise<void>;
  #learningRate: number;
  #epoch: number;
  #destroyed = false;

  constructor(problem: Problem, precision: Precision, breathe: () => Promise<void>) {
    this.strategy = problem.strategy === 'auto' ? 'dispatch' : problem.strategy;
    this.description = `${this.strategy === 'moments' ? 'moments' : 'plain loop'}, ${precision}`;
    this.#kernel = createKernel(problem, this.strategy, precision);
    this.#sampleEvery = problem.sampleEvery;
    this.#breathe = breathe;
    this.#learningRate = problem.learningRate;
    this.#epoch = problem.start.epoch;
  }

  async advance(steps: number): Promise<Snapshot> {
    // As it is now: a later rate is for later calls.
    const learningRate = this.#learningRate;
    await this.#breathe();
    if (this.#destroyed) throw new AbortedError('the trainer was destroyed');
    const kernel = this.#kernel;
    const samples: Sample[] = [];
    const end = this.#epoch + steps;
    while (this.#epoch < end) {
      const next = Math.min(this.#nextSample(), end);
      kernel.steps(next - this.#epoch, learningRate);
      this.#epoch = next;
      if (next === 1 || next % this.#sampleEvery === 0) {
        samples.push({ epoch: next, loss: kernel.loss, parameters: [...kernel.parameters] });
      }
    }
    return {
      epoch: this.#epoch,
      loss: kernel.loss,
      parameters: [...kernel.parameters],
      gradient: [...kernel.gradient],
      finite: Number.isFinite(kernel.loss) && kernel.parameters.every(Number.isFinite),
      samples,
    };
  }

  setLearningRate(learningRate: number): void {
    this.#learningRate = learningRate;
  }

  destroy(): void {
    this.#destroyed = true;
  }

  /** Epoch 1, and the multiples of `sampleEvery`. */
  #nextSample(): number {
    if (this.#epoch === 0) return 1;
    return (Math.floor(this.#epoch / this.#sampleEvery) + 1) * this.#sampleEvery;
  }
}
