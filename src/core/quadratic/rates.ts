/** Which learning rates suit. */
import type { Theory } from './theory.ts';

/**
 * A learning rate that is sure to converge and far from slow: 1/λmax, half the largest stable one, at
 * which the steepest direction is done in one step. For standardised data, whose Hessian is 2·I, it
 * is 0.5, and so is all the rest. To one digit, as a person would type it.
 */
export function suitableLearningRate({ eigenvalues }: Pick<Theory, 'eigenvalues'>): number {
  return Number((1 / (eigenvalues.at(-1) ?? NaN)).toPrecision(1));
}

/** A hundredth of the way is left when this many e-folds are done: ln 100. */
const MOSTLY_DONE = Math.log(100);

/** Whether the flattest direction is still more than a hundredth of its way from the best parameters. */
export function crawls(
  lr: number,
  epochs: number,
  {
    unique,
    momentum = 0,
    eigenvalues: [flattest = NaN],
  }: Pick<Theory, 'unique' | 'eigenvalues'> & Partial<Pick<Theory, 'momentum'>>,
): boolean {
  // (1 − η·λ)^k ≈ exp(−η·λ·k); with momentum 1/(1 − μ) times as fast, but no faster than √μ a step
  const decay = Math.min((lr * flattest) / (1 - momentum), -Math.log(momentum) / 2);
  return unique && decay * epochs < MOSTLY_DONE;
}
