import { AbortedError } from '../core/errors.ts';
import { FINITE, checkOne, whole } from '../core/input/given.ts';
import { isSampled, nextSample, type Sampling } from '../core/work/samples.ts';
import type { Problem, Sample, Snapshot, StrategyId, Trainer } from '../core/types.ts';
import type { CpuKernel } from './kernel.ts';

export interface CpuTrainerOptions {
  readonly problem: Problem;
  readonly strategy: StrategyId;
  readonly kernel: CpuKernel;
  readonly description: string;
  /** Lets the host do something else between two pieces of work. */
  readonly breathe: () => Promise<unknown>;
  /** Ends what the kernel holds besides memory. */
  readonly free?: () => void;
}

/** Drives a kernel that computes while this thread waits: the cpu engine's, and the wasm engine's. */
export class CpuTrainer implements Trainer {
  readonly strategy: StrategyId;
  readonly description: string;
  readonly kernels = undefined;
  readonly maxInFlight = 1;
  readonly maxSteps = Number.MAX_SAFE_INTEGER;
  readonly #kernel: CpuKernel;
  readonly #sampling: Sampling;
  readonly #breathe: () => Promise<unknown>;
  readonly #free: () => void;
  #learningRate: number;
  #epoch: number;
  #destroyed = false;

  constructor(options: CpuTrainerOptions) {
    const { problem, strategy, kernel, description, breathe, free = () => undefined } = options;
    this.strategy = strategy;
    this.description = description;
    this.#kernel = kernel;
    this.#sampling = problem;
    this.#breathe = breathe;
    this.#free = free;
    this.#learningRate = problem.learningRate;
    this.#epoch = problem.start.epoch;
  }

  async advance(steps: number): Promise<Snapshot> {
    checkOne('steps', steps, whole(1, this.maxSteps));
    // As it is now: a later rate is for later calls.
    const learningRate = this.#learningRate;
    await this.#breathe();
    if (this.#destroyed) throw new AbortedError('the trainer was destroyed');
    const kernel = this.#kernel;
    const samples: Sample[] = [];
    const end = this.#epoch + steps;
    while (this.#epoch < end) {
      const next = Math.min(nextSample(this.#sampling, this.#epoch), end);
      kernel.steps(next - this.#epoch, learningRate);
      this.#epoch = next;
      if (isSampled(this.#sampling, next)) {
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
    checkOne('learningRate', learningRate, FINITE);
    this.#learningRate = learningRate;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#free();
  }
}
