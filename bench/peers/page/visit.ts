import type { Problem } from '../../../src/index.ts';
import type { Contestant, Result } from './contestant.ts';
import { exactEnd } from './exact.ts';

export interface VisitOptions {
  /** Steps of a full run. */
  readonly fullSteps: number;
  /** What an earlier visit chose, so that all runs are alike. */
  readonly steps?: number;
  /** A run that would take longer gets fewer steps. */
  readonly budgetMs: number;
}

/** What one fresh page found out about one contestant. */
export interface Visit {
  readonly detail: string;
  readonly steps: number;
  readonly elapsedMs: readonly number[];
  /** Largest distance of a run's loss or parameter from the exact trajectory. */
  readonly deviation: number;
}

/** The first run compiles. */
const WARM_UP_STEPS = 20;
/** Short runs are repeated until this is spent, but not more often than RUNS. */
const REPEAT_MS = 1000;
const RUNS = 5;

export async function visit(
  contestant: Contestant,
  problem: Problem,
  { fullSteps, steps: chosen, budgetMs }: VisitOptions,
): Promise<Visit> {
  const steps = chosen ?? (await fittingSteps(contestant, fullSteps, budgetMs));
  // A later visit is told its steps, and must compile and warm up, too.
  await contestant.train(Math.min(WARM_UP_STEPS, steps));
  await contestant.train(Math.ceil(steps / 4));
  const results: Result[] = [];
  let spent = 0;
  while (results.length === 0 || (spent < REPEAT_MS && results.length < RUNS)) {
    const result = await contestant.train(steps);
    results.push(result);
    spent += result.elapsedMs;
  }
  return {
    detail: contestant.detail,
    steps,
    elapsedMs: results.map(({ elapsedMs }) => elapsedMs),
    deviation: Math.max(...results.map((result) => deviation(result, problem, steps))),
  };
}

/**
 * Ever longer runs, up to a quarter of the budget, since some slow down as their queue grows. The
 * last is done twice, since compiling may be what took long.
 * @returns the steps of a run that fits the budget: all, or a round number
 */
async function fittingSteps(
  contestant: Contestant,
  fullSteps: number,
  budgetMs: number,
): Promise<number> {
  let repeated = false;
  for (let steps = WARM_UP_STEPS; ;) {
    const { elapsedMs } = await contestant.train(steps);
    if (elapsedMs < budgetMs / 4 && steps < fullSteps) {
      steps = Math.min(4 * steps, fullSteps);
      repeated = false;
    } else if (repeated) {
      return roundNumber(Math.min((steps * budgetMs) / elapsedMs, fullSteps));
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

/** NaN where a run returned NaN. */
function deviation({ loss, parameters }: Result, problem: Problem, steps: number): number {
  const exact = exactEnd(problem, steps);
  return Math.max(
    Math.abs(loss - exact.loss),
    ...exact.parameters.map((value, i) => Math.abs(value - (parameters[i] ?? NaN))),
  );
}
