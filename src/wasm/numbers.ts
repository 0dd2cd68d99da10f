import { movementOf, type Movement } from '../core/optimizers/movement.ts';
import { scheduleOf, type Schedule } from '../core/schedules/index.ts';
import { stepsPerEpoch } from '../core/work/steps.ts';
import type { Problem } from '../core/types.ts';

/** The numbers of the steps to come, which are the same for all parameters of a group. */
export class Numbers {
  /** Whether each step has the same as every other. */
  readonly isSteady: boolean;
  readonly #movement: Movement;
  readonly #schedule: Schedule;
  readonly #perEpoch: number;
  #step: number;

  constructor(
    problem: Pick<Problem, 'data' | 'model' | 'optimizer' | 'schedule' | 'batch' | 'start'>,
  ) {
    this.#movement = movementOf(problem);
    this.#schedule = scheduleOf(problem.schedule);
    this.#perEpoch = stepsPerEpoch(problem);
    this.#step = problem.start.step;
    this.isSteady = this.#movement.isSteady && problem.schedule.kind === 'constant';
  }

  /** Puts those of the next `count` steps: of steady ones once. */
  put(to: Float32Array, count: number, learningRate: number): void {
    let length = 0;
    for (let i = 0; i < (this.isSteady ? 1 : count); i++) {
      const epoch = Math.floor((this.#step + i) / this.#perEpoch);
      const factor = this.isSteady ? 1 : this.#schedule(epoch);
      const ofStep = this.#movement.scalarsAt(learningRate, factor, this.#step + i + 1);
      for (const ofGroup of ofStep) for (const number of ofGroup) to[length++] = number;
    }
    this.#step += count;
  }
}
