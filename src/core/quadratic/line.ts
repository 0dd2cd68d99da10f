/** What is known of the line alone: all else of this room is about any number of parameters. */
import { ConfigError } from '../errors.ts';
import { theoryOf, type Theorised, type Theory } from './theory.ts';

/** Means over the points, read off θ* and H = 2·[[mean x², x̄], [x̄, 1]]. */
export interface Moments {
  readonly meanX: number;
  /** About the mean. */
  readonly varianceX: number;
  /** Not about the mean, mean x². */
  readonly squareX: number;
  readonly meanY: number;
}

export function momentsOf({ parameters, hessian, eigenvalues }: Theory): Moments {
  const [a = NaN, b = NaN] = parameters;
  const [[haa = NaN, hab = NaN] = []] = hessian;
  const [slow = NaN, steep = NaN] = eigenvalues;
  const meanX = hab / 2;
  // det H = 4 · var(x); mean x² − x̄² would cancel.
  return { meanX, varianceX: (slow * steep) / 4, squareX: haa / 2, meanY: a * meanX + b };
}

/** Where the steps of the strategy `moments` lead to, and what they look at. */
export interface Descent extends Pick<Moments, 'meanX' | 'varianceX'> {
  /** θ* */
  readonly optimum: readonly number[];
  /** L* */
  readonly least: number;
}

/** @throws ConfigError where the moments say nothing about the steps */
export function descentOf(problem: Theorised): Descent {
  const theory = theoryOf(problem);
  if (theory === undefined) {
    throw new ConfigError(
      'strategy',
      'strategy moments takes models that are linear in their parameters, under mse, by plain sgd, with full batches: use dispatch',
    );
  }
  const { meanX, varianceX } = momentsOf(theory);
  return { optimum: theory.parameters, least: theory.loss, meanX, varianceX };
}
