import { F64, type Arithmetic } from '../formula/arithmetic.ts';
import { parseProgram, type Program } from '../formula/program.ts';
import { tapeOf } from '../formula/tape.ts';
import { lrAlone, type Recipe } from './recipe.ts';
import { recipeOf, type OptimizerChoice } from './rows.ts';

export { OPTIMIZER_IDS, OPTIMIZERS, type OptimizerChoice, type OptimizerId } from './rows.ts';

/** How one parameter moves, given its gradient. */
export interface Optimizer {
  /** The names of what it keeps. [S] */
  readonly slots: readonly string[];
  readonly program: Program;
  /** The names of the step's numbers, … */
  readonly scalars: readonly string[];
  /** … and these numbers, f64. @param step 1 for the first of the run */
  readonly scalarsAt: (learningRate: number, step: number) => readonly number[];
  /** Whether they are the same in every step of one learning rate. */
  readonly isSteady: boolean;
  /**
   * A step.
   * @param slots what it keeps of this parameter, and keeps anew. [S]
   * @param scalars as `scalarsAt` has them
   * @returns the parameter after the step
   */
  readonly update: (
    parameter: number,
    gradient: number,
    slots: number[],
    scalars: readonly number[],
  ) => number;
}

export const PARAMETER = 'theta';
export const GRADIENT = 'g';

/**
 * @param arithmetic f64 where it is left out
 * @throws ConfigError
 */
export function optimizerOf(
  choice: OptimizerChoice | Recipe,
  arithmetic: Arithmetic = F64,
): Optimizer {
  const { slots = [], lines, perStep = lrAlone } = 'kind' in choice ? recipeOf(choice) : choice;
  const scalars = Object.keys(perStep(1, 1));
  const program = parseProgram(lines, [PARAMETER, GRADIENT, ...slots, ...scalars]);
  const tape = tapeOf(program, arithmetic);
  const placeOf = (name: string): number => program.outputs.get(name) ?? NaN;
  const theta = placeOf(PARAMETER);
  const kept = slots.map(placeOf);
  return {
    slots,
    program,
    scalars,
    isSteady: perStep === lrAlone,
    scalarsAt: (learningRate, step) => Object.values(perStep(learningRate, step)),
    update: (parameter, gradient, before, ofStep) => {
      const values = tape([parameter, gradient, ...before, ...ofStep.map(arithmetic.round)], []);
      for (const [s, id] of kept.entries()) before[s] = values[id] ?? NaN;
      return values[theta] ?? NaN;
    },
  };
}
