/** Several models of the same observations: by information, and by F where one is a case of the other. */
import { upperTailOfChiSquare, upperTailOfF } from './distributions.ts';
import type { Information } from './information.ts';

export interface Ranking {
  /** AICc, unless one of the models has too few rows for it. */
  readonly criterion: 'aicc' | 'aic';
  /** By how much each is above the least. [M] */
  readonly differences: readonly number[];
  /** exp(−Δ/2) as shares of their sum (Akaike weights; Burnham and Anderson 2002, § 2.9). [M] */
  readonly weights: readonly number[];
}

/** @param models of the same rows, and of y as it is, not of log y. [M] */
export function ranked(models: readonly Pick<Information, 'aic' | 'aicc'>[]): Ranking {
  const all = models.map(({ aicc }) => aicc);
  const isCorrected = all.every((aicc) => aicc !== undefined);
  const values = isCorrected ? all : models.map(({ aic }) => aic);
  const least = values.reduce((so, value) => Math.min(so, value), Infinity);
  // Of exact fits, at −∞, none is better.
  const differences = values.map((value) => (value === least ? 0 : value - least));
  const likelihoods = differences.map((difference) => Math.exp(-difference / 2));
  const sum = likelihoods.reduce((so, value) => so + value, 0);
  return {
    criterion: isCorrected ? 'aicc' : 'aic',
    differences,
    weights: likelihoods.map((value) => value / sum),
  };
}

export interface Compared {
  /** √Σ w·r² */
  readonly residualNorm: number;
  /** n − F */
  readonly degreesOfFreedom: number;
}

export interface NestedTest {
  /** F; χ² where σ is known. */
  readonly statistic: number;
  /** How many parameters more. */
  readonly numerator: number;
  /** Degrees of freedom of the fuller model; Infinity where σ is known. */
  readonly denominator: number;
  /** The chance of this or more where the simpler model is true. */
  readonly pValue: number;
}

/** Sums of squares that differ by less of them are equal. */
const ROUNDING = 1e-9;

/**
 * F = ((RSS₀ − RSS₁)/(ν₀ − ν₁))/(RSS₁/ν₁), and χ² = RSS₀ − RSS₁ where the weights are 1/σ².
 * @param simpler a case of the fuller model, on the same rows
 * @returns undefined where there is nothing to test: as many parameters, no degree of freedom left, or a simpler model that fits
 *   better, which then is no case of the other, or one of the two is not at its minimum
 */
export function nestedTest(
  simpler: Compared,
  fuller: Compared,
  isAbsolute = false,
): NestedTest | undefined {
  const numerator = simpler.degreesOfFreedom - fuller.degreesOfFreedom;
  const { residualNorm, degreesOfFreedom } = fuller;
  // RSS₀/RSS₁ − 1, of norms whose squares may be beyond f64.
  const excess =
    ((simpler.residualNorm - residualNorm) / residualNorm) *
    ((simpler.residualNorm + residualNorm) / residualNorm);
  const gain = simpler.residualNorm === residualNorm || Math.abs(excess) < ROUNDING ? 0 : excess;
  if (!(numerator > 0 && gain >= 0)) return undefined;
  if (isAbsolute) {
    const statistic = Math.max(0, simpler.residualNorm ** 2 - residualNorm ** 2);
    const pValue = upperTailOfChiSquare(statistic, numerator);
    return { statistic, numerator, denominator: Infinity, pValue };
  }
  if (!(degreesOfFreedom > 0)) return undefined;
  const statistic = (gain / numerator) * degreesOfFreedom;
  const pValue = upperTailOfF(statistic, numerator, degreesOfFreedom);
  return { statistic, numerator, denominator: degreesOfFreedom, pValue };
}
