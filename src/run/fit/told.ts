/** An answer as it is told, in whatever room. */
import { targetIn } from '../../core/formula/parse.ts';
import type { Answer, FitResult, FittedParameter } from './fit.ts';
import type { FitWarning } from './warnings.ts';
import { warningText } from './words.ts';

/** What there is to tell of an answer. */
export type Told = Omit<Answer, 'predict' | 'residuals'>;

/** The formula with what it is of before its `=`. */
export function equationOf({ formula, target }: Pick<Told, 'formula' | 'target'>): string {
  return targetIn(formula) === undefined ? `${target} = ${formula}` : formula;
}

/** Why a parameter has no standard error; undefined where it has one. */
export type Lack = 'fixed' | 'at-bound' | 'undetermined' | 'unknown';

export function lackOf(
  { name, fixed, atBound, standardError }: FittedParameter,
  warnings: readonly FitWarning[],
): Lack | undefined {
  if (fixed) return 'fixed';
  if (atBound) return 'at-bound';
  if (!Number.isNaN(standardError)) return undefined;
  const isOpen = warnings.some((one) => one.kind === 'undetermined' && one.along.some(([moved]) => moved === name)); // prettier-ignore
  return isOpen ? 'undetermined' : 'unknown';
}

export function warningLines(warnings: readonly FitWarning[]): string[] {
  return warnings.map((one) => `! ${warningText(one)}`);
}

/** All but the function and the residuals, in the order in which a reader looks for it. */
const KEYS = {
  formula: true,
  target: true,
  parameters: true,
  covariance: true,
  rss: true,
  residualStandardDeviation: true,
  degreesOfFreedom: true,
  rSquared: true,
  reducedChiSquare: true,
  aicc: true,
  rows: true,
  status: true,
  reason: true,
  iterations: true,
  minima: true,
  engine: true,
  elapsedMs: true,
  warnings: true,
  rSquaredAbout: true,
  aic: true,
  correlation: true,
  condition: true,
  runs: true,
  level: true,
  critical: true,
  intervals: true,
  absoluteSigma: true,
  loss: true,
} as const satisfies Readonly<Record<Exclude<keyof FitResult, 'predict' | 'residuals'>, true>>;

/** For JSON: what is undefined is null, so that every key is there; what is not finite JSON makes null itself. */
export function toldObject(answer: Told): object {
  const keys = (Object.keys(KEYS) as (keyof typeof KEYS)[]).filter((key) => key in answer);
  const { parameters, warnings } = answer;
  return {
    ...Object.fromEntries(keys.map((key) => [key, (answer as Partial<FitResult>)[key] ?? null])),
    parameters: parameters.map((one) => ({
      ...one,
      unit: one.unit ?? null,
      start: one.start ?? null,
    })),
    warnings: warnings.map((one) => ({ ...one, text: warningText(one) })),
  };
}
