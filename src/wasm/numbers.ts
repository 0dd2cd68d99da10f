import { optimizerOf, type Optimizer } from '../core/optimizers/index.ts';
import { scheduleOf, type Schedule } from '../core/schedules/index.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type { Problem } from '../core/types.ts';

/** The numbers of the steps to come, which are the same for all parameters. */
export class Numbers {
  /** Whether each step has the same as every other. */
  readonly isSteady: boolean;
  readonly #optimizer: Optimizer;
  readonly #schedule: Schedule;
  readonly #perEpoch: number;
  #step: number;

  constructor(problem: Pick<Problem, 'data' | 'optimizer' | 'schedule' | 'batch' | 'start'>) {
    this.#optimizer = optimizerOf(problem.optimizer);
    this.#schedule = scheduleOf(problem.schedule);
    this.#perEpoch = stepsPerEpoch(problem);
    this.#step = problem.start.step;
    this.isSteady = this.#optimizer.isSteady && problem.schedule.kind === 'constant';
  }

  /** Puts those of the next `count` steps: of steady ones once. */
  put(to: Float32Array, count: number, learningRate: number): void {
    let length = 0;
    for (let i = 0; i < (this.isSteady ? 1 : count); i++) {
      const epoch = Math.floor((this.#step + i) / this.#perEpoch);
      const rate = this.isSteady ? learningRate : learningRate * this.#schedule(epoch);
      const ofStep = this.#optimizer.scalarsAt(rate, this.#step + i + 1);
      for (const number of ofStep) to[length++] = number;
    }
    this.#step += count;
  }
}
