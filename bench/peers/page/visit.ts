import { stepsPerEpoch } from '../../../src/core/work/steps.ts';
import type { Contestant, End, Result } from './contestant.ts';
import type { Task } from './tasks.ts';

export interface VisitOptions {
  /** What an earlier visit chose, so that all runs are alike. */
  readonly epochs?: number;
  /** A run that would take longer gets fewer epochs. */
  readonly budgetMs: number;
}

/** What one fresh page found out about one contestant. */
export interface Visit {
  readonly detail: string;
  readonly epochs: number;
  /** Updates of a run. */
  readonly steps: number;
  readonly elapsedMs: readonly number[];
  readonly ends: readonly End[];
}

/** Steps of the first run, which compiles. */
const WARM_UP_STEPS = 20;
/** Short runs are repeated until this is spent, but not more often than RUNS. */
const REPEAT_MS = 1000;
const RUNS = 5;

export async function visit(
  contestant: Contestant,
  task: Task,
  { epochs: chosen, budgetMs }: VisitOptions,
): Promise<Visit> {
  const perEpoch = stepsPerEpoch(task.problem);
  const few = Math.min(Math.ceil(WARM_UP_STEPS / perEpoch), task.epochs);
  const epochs = chosen ?? (await fittingEpochs(contestant, few, task.epochs, budgetMs));
  // A later visit is told its epochs, and must compile and warm up, too.
  await contestant.train(Math.min(few, epochs));
  await contestant.train(Math.ceil(epochs / 4));
  const results: Result[] = [];
  let spent = 0;
  while (results.length === 0 || (spent < REPEAT_MS && results.length < RUNS)) {
    const result = await contestant.train(epochs);
    results.push(result);
    spent += result.elapsedMs;
  }
  return {
    detail: contestant.detail,
    epochs,
    steps: epochs * perEpoch,
    elapsedMs: results.map(({ elapsedMs }) => elapsedMs),
    ends: results.map(({ loss, parameters }) => ({ loss, parameters })),
  };
}

/**
 * Ever longer runs, up to a quarter of the budget, since some slow down as their queue grows. The
 * last is done twice, since compiling may be what took long.
 * @returns the epochs of a run that fits the budget: all, or a round number
 */
async function fittingEpochs(
  contestant: Contestant,
  few: number,
  most: number,
  budgetMs: number,
): Promise<number> {
  let repeated = false;
  for (let epochs = few; ;) {
    const { elapsedMs } = await contestant.train(epochs);
    if (elapsedMs < budgetMs / 4 && epochs < most) {
      epochs = Math.min(4 * epochs, most);
      repeated = false;
    } else if (repeated) {
      return roundNumber(Math.min((epochs * budgetMs) / elapsedMs, most));
    } else {
      repeated = true;
    }
  }
}

/** Down to one digit that counts. */
function roundNumber(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.max(1, Math.floor(value / unit) * unit);
}
