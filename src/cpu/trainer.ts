import { AbortedError } from '../core/errors.ts';
import { checkAdvance } from '../core/problem.ts';
import { isSampled, nextSample } from '../core/work/samples.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type { Problem, Sample, StrategyId, Trainer } from '../core/types.ts';
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
export function cpuTrainer(options: CpuTrainerOptions): Trainer {
  const { problem, strategy, kernel, description, breathe, free } = options;
  let { epoch, step } = problem.start;
  const perEpoch = stepsPerEpoch(problem);
  let destroyed = false;
  const maxSteps = Number.MAX_SAFE_INTEGER;
  return {
    strategy,
    description,
    kernels: undefined,
    maxInFlight: 1,
    maxSteps,
    async advance(epochs, hyperparameters) {
      checkAdvance(epochs, maxSteps, hyperparameters);
      const { learningRate } = hyperparameters;
      await breathe();
      if (destroyed) throw new AbortedError('the trainer was destroyed');
      const samples: Sample[] = [];
      const end = epoch + epochs;
      while (epoch < end) {
        const next = Math.min(nextSample(problem, epoch), end);
        kernel.epochs(next - epoch, learningRate);
        epoch = next;
        if (isSampled(problem, epoch)) {
          samples.push({ epoch, loss: kernel.loss, parameters: [...kernel.parameters] });
        }
      }
      step += epochs * perEpoch;
      return {
        epoch,
        step,
        slots: kernel.slots ?? [],
        ...(kernel.order && { order: kernel.order }),
        loss: kernel.loss,
        parameters: [...kernel.parameters],
        gradient: [...kernel.gradient],
        finite: Number.isFinite(kernel.loss) && kernel.parameters.every(Number.isFinite),
        samples,
      };
    },
    destroy() {
      destroyed = true;
      free?.();
    },
  };
}
