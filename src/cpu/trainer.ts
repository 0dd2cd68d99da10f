import { AbortedError } from '../core/errors.ts';
import { checkAdvance } from '../core/problem.ts';
import { isSampled, nextSample, type Sampling } from '../core/work/samples.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type {
  Hyperparameters,
  Problem,
  Sample,
  Snapshot,
  StrategyId,
  Trainer,
} from '../core/types.ts';
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
  readonly #stepsPerEpoch: number;
  readonly #breathe: () => Promise<unknown>;
  readonly #free: () => void;
  #epoch: number;
  #step: number;
  #destroyed = false;

  constructor(options: CpuTrainerOptions) {
    const { problem, strategy, kernel, description, breathe, free = () => undefined } = options;
    this.strategy = strategy;
    this.description = description;
    this.#kernel = kernel;
    this.#sampling = problem;
    this.#stepsPerEpoch = stepsPerEpoch(problem);
    this.#breathe = breathe;
    this.#free = free;
    this.#epoch = problem.start.epoch;
    this.#step = problem.start.step;
  }

  async advance(epochs: number, hyperparameters: Hyperparameters): Promise<Snapshot> {
    checkAdvance(epochs, this.maxSteps, hyperparameters);
    const { learningRate } = hyperparameters;
    await this.#breathe();
    if (this.#destroyed) throw new AbortedError('the trainer was destroyed');
    const kernel = this.#kernel;
    const samples: Sample[] = [];
    const end = this.#epoch + epochs;
    while (this.#epoch < end) {
      const next = Math.min(nextSample(this.#sampling, this.#epoch), end);
      kernel.epochs(next - this.#epoch, learningRate);
      this.#epoch = next;
      if (isSampled(this.#sampling, next)) {
        samples.push({ epoch: next, loss: kernel.loss, parameters: [...kernel.parameters] });
      }
    }
    this.#step += epochs * this.#stepsPerEpoch;
    return {
      epoch: this.#epoch,
      step: this.#step,
      slots: kernel.slots ?? [],
      ...(kernel.order && { order: kernel.order }),
      loss: kernel.loss,
      parameters: [...kernel.parameters],
      gradient: [...kernel.gradient],
      finite: Number.isFinite(kernel.loss) && kernel.parameters.every(Number.isFinite),
      samples,
    };
  }

  destroy(): void {
    this.#destroyed = true;
    this.#free();
  }
}
