/** What `downhill fit` prints for a person: each number with as many digits as it has. */
import { filled } from '../core/formula/filled.ts';
import { decimalsFor, toCorrelation, toDecimals, toUncertainty } from '../core/text/digits.ts';
import { counted } from '../core/text/grouped.ts';
import { paragraphs } from '../core/text/lines.ts';
import { significant } from '../core/text/numbers.ts';
import { tableOf, ungrouped } from '../core/text/table.ts';
import type { Answer, FittedParameter } from '../run/fit/fit.ts';
import type { FitWarning } from '../run/fit/warnings.ts';
import { equationOf, lackOf, warningLines, type Lack } from '../run/fit/told.ts';
import { aligned } from './aligned.ts';

/** Digits of a number whose error is not known. */
const DIGITS = 6;
/** An f64 has no more. */
const ALL_DIGITS = 15;
/** Correlations from here on are told. */
const STRONG = 0.9;

/** To the third digit of the error: who goes on with it rounds once more. */
export function toError(value: number, error: number): string {
  return toUncertainty(value, error, 3) ?? significant(value, error === 0 ? ALL_DIGITS : DIGITS, 9);
}

export const figure = (value: number): string => significant(value, DIGITS, 9);

/** @param warnings those of the answer, and of the table */
export function fitReport(answer: Answer, warnings: readonly FitWarning[]): string[] {
  return paragraphs([
    formulaLines(answer),
    parameterLines(answer),
    figureLines(answer),
    warningLines(warnings),
  ]);
}

/** As it was typed, and with the values in it. */
function formulaLines(answer: Answer): string[] {
  return [...lines(equationOf(answer)), ...lines(filledEquation(answer))];
}

export function filledEquation(answer: Answer): string {
  const texts = answer.parameters.map(({ name, value, standardError }) => [name, toError(value, standardError)] as const); // prettier-ignore
  return filled(equationOf(answer), new Map(texts));
}

function lines(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
}

type Told = FittedParameter & { readonly lack: Lack | undefined };

const PARAMETER = {
  name: { kind: 'text', value: ({ name }: Told) => name },
  value: { kind: 'text', side: 'right', value: valueOf },
  error: { kind: 'text', side: 'right', value: errorOf },
  interval: { kind: 'text', value: intervalOf },
  unit: { kind: 'text', value: ({ unit }: Told) => unit ?? '' },
} as const;

/** Of one of many that would do as well three digits are enough. */
function valueOf({ value, standardError, lack }: Told): string {
  return lack === 'undetermined' ? significant(value, 3, 9) : toError(value, standardError);
}

const LACKS = {
  fixed: 'fixed',
  'at-bound': 'at its bound',
  undetermined: 'not determined',
  unknown: 'not known',
} as const satisfies Record<Lack, string>;

function errorOf({ standardError, lack }: Told): string {
  return lack === undefined ? `± ${toError(standardError, standardError)}` : LACKS[lack];
}

function intervalOf({ low, high, standardError, fixed }: FittedParameter): string {
  if (fixed || Number.isNaN(low) || Number.isNaN(high)) return '';
  return `${toError(low, standardError)} to ${toError(high, standardError)}`;
}

function parameterLines({ parameters, level, intervals, warnings }: Answer): string[] {
  const heads = {
    name: 'name',
    value: 'value',
    error: '± error',
    interval: `${share(level)} interval${intervals === 'profile' ? ' (profile)' : ''}`,
    ...(parameters.some(({ unit = '' }) => unit !== '') && { unit: 'unit' }),
  };
  const rows = parameters.map((one) => ({ ...one, lack: lackOf(one, warnings) }));
  return aligned(tableOf(PARAMETER, heads, ungrouped(rows)));
}

/** 95 % */
export function share(level: number): string {
  return `${significant(level * 100, 6)} %`;
}

function figureLines(answer: Answer): string[] {
  const { rss, residualStandardDeviation: s, degreesOfFreedom, rSquared, rSquaredAbout, reducedChiSquare, aicc, rows, runs } = answer; // prettier-ignore
  const named: readonly (readonly [string, string])[] = [
    ['rows', `${rows}, ${scatterOf(answer)}`],
    ['RSS', squareText(rss, s)],
    ['residual standard deviation', `${Number.isNaN(s) ? 'not known,' : figure(s)} on ${degreesOfFreedom} ${degreesOfFreedom === 1 ? 'degree' : 'degrees'} of freedom`], // prettier-ignore
    ['R²', `${shareText(rSquared)} about ${rSquaredAbout === 'mean' ? 'the mean' : 'zero, for the formula has no constant'}`], // prettier-ignore
    ['reduced χ²', squareText(reducedChiSquare, s)],
    ['AICc', aicc === undefined ? 'not known: too few rows' : aicc === -Infinity ? 'not known: the fit is exact' : figure(aicc)], // prettier-ignore
    ...strongest(answer).map((text) => ['correlation', text] as const),
    ...(runs === undefined ? [] : [['runs test', `${counted(runs.runs, 'run')} of one sign, ${significant(runs.expected, 3)} expected, chance of so few ${significant(runs.tooFew, 2)}`] as const]), // prettier-ignore
    ['ended', endOf(answer)],
  ];
  const width = Math.max(...named.map(([name]) => name.length));
  return named.map(([name, text]) => `${name.padEnd(width)}  ${text}`);
}

/** A square may be beyond f64 where its root is not: of y = 1e300. */
function squareText(square: number, root: number): string {
  if (Number.isNaN(square)) return 'not known';
  if (square === Infinity && root < Infinity) return 'beyond 1.8e308';
  return square === 0 && root > 0 ? 'below 5e-324' : figure(square);
}

function scatterOf({ absoluteSigma, loss }: Answer): string {
  if (loss !== 'mse') return `loss ${loss}`;
  return absoluteSigma ? 'errors from sigma, which is absolute' : 'errors from the residuals';
}

/** With as many digits as tell it from 1. */
function shareText(value: number): string {
  const rest = Math.abs(1 - value);
  return rest > 0 && rest < 0.1 ? toDecimals(value, decimalsFor(rest) + 2) : significant(value, 4);
}

/** `A, tau 0.95` */
function strongest({ correlation, parameters }: Answer): string[] {
  return parameters.flatMap(({ name }, p) =>
    parameters.slice(0, p).flatMap((other, q) => {
      const value = correlation[p]?.[q] ?? NaN;
      return Math.abs(value) > STRONG ? [`${other.name}, ${name} ${toCorrelation(value)}`] : []; // prettier-ignore
    }),
  );
}

function endOf({ reason, status, iterations, minima }: Answer): string {
  if (reason === 'direct') return 'solved at once, for the formula is linear in its parameters';
  const state = status === 'converged' ? 'converged' : 'NOT converged';
  const others = minima.length > 1 ? `, the least of ${minima.length} minima` : '';
  return `${state} (${reason}) after ${counted(iterations, 'iteration')}${others}`;
}
