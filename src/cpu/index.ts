import { FUNCTION, checkGiven, oneOf } from '../core/input/given.ts';
import { checkProblem, strategyOf } from '../core/problem.ts';
import {
  PRECISIONS,
  type Engine,
  type EngineInfo,
  type Precision,
  type Problem,
  type Trainer,
} from '../core/types.ts';
import { createKernel, refusalOf } from './kernels.ts';
import { cpuTrainer } from './trainer.ts';

export interface CpuOptions {
  /** f32 gives the kernels' (and PyTorch's) digits; f64 is the oracle, and the fastest. */
  readonly precision: Precision;
  /** Lets the host do something else between two pieces of work: `() => setTimeout(…)`. */
  readonly breathe: () => Promise<unknown>;
}

/**
 * The reference engine. It is always there.
 * @throws ConfigError for a wrong option
 */
export function createCpuEngine(options: CpuOptions): Engine {
  const kinds = { precision: oneOf(PRECISIONS), breathe: FUNCTION };
  checkGiven('an option of createCpuEngine', options, kinds);
  const { precision, breathe } = options;
  const info: EngineInfo = {
    engine: 'cpu',
    precision,
    adapter: 'CPU reference',
    software: false,
  };
  return {
    info,
    prepare: (problem) => createTrainer(problem, precision, breathe),
    profile: undefined,
    landscape: undefined,
    runs: undefined,
    async fits(recipe) {
      const { createFitter } = await import('./fitter.ts');
      return createFitter(recipe, breathe);
    },
    destroy: () => undefined,
  };
}

async function createTrainer(
  problem: Problem,
  precision: Precision,
  breathe: () => Promise<unknown>,
): Promise<Trainer> {
  checkProblem(problem);
  const strategy = strategyOf(problem, (id) => refusalOf(problem, id, precision));
  const kernel = await createKernel(problem, strategy, precision);
  const description = `${strategy === 'moments' ? 'moments' : 'plain loop'}, ${precision}`;
  return cpuTrainer({ problem, strategy, kernel, description, breathe });
}
