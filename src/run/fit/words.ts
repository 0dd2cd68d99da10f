/** What a fit's warnings say in English, each with its remedy. */
import { counted, grouped } from '../../core/text/grouped.ts';
import { significant } from '../../core/text/numbers.ts';
import type { FitWarning } from './warnings.ts';

type Kind = FitWarning['kind'];
/** A sentence for each kind, in one language. */
export type FitSentences = { readonly [K in Kind]: Sentence<K> };
type Sentence<K extends Kind> = (warning: Extract<FitWarning, { readonly kind: K }>) => string;

const short = (value: number): string => significant(value, 3, 9);
const place = (value: number): string => significant(value, 6, 9);
/** Of x, which may be far from 0. */
const whole = (value: number): string => significant(value, 12, 15);
const chance = (value: number): string => (value < 1e-4 ? 'below 0.0001' : significant(value, 2));

/** Why it stopped where it did. */
const STOPPED = {
  iterations: 'as many steps as are allowed were not enough',
  step: 'no step moved any digit, and yet this is no minimum',
  cost: 'no step made the sum of squares less, and yet this is no minimum',
  gradient: 'the slope is 0 there, and yet this is no minimum',
  'not-finite': 'the formula is no number there',
  plateau: 'the curve does not answer there to some of the parameters, as it does elsewhere',
  direct: 'the equations could not be solved',
} as const satisfies Record<Extract<FitWarning, { kind: 'not-converged' }>['reason'], string>;

export const ENGLISH = {
  'not-converged': ({ reason }) =>
    `not converged, ${STOPPED[reason]}: do not use these numbers; give a start, bounds, or a formula with fewer parameters`,
  undetermined: ({ along }) => {
    const [[first, by] = ['', 1], ...others] = along;
    if (others.length === 0) return `the data say nothing of ${first}: fix it, or leave it out of the formula`; // prettier-ignore
    const moves = others.map(([name, other]) => `${name} by ${short(other / by)}`).join(', ');
    return `the data do not tell ${along.map(([name]) => name).join(', ')} apart: when ${first} changes by 1 and ${moves}, the curve stays as it is; fix one of them`;
  },
  'nearly-undetermined': ({ condition }) =>
    `the data determine some combination of the parameters only just (condition number ${short(condition)}): take more rows, a wider range, or fewer parameters`,
  'at-bound': ({ name, bound }) =>
    `${name} is held by its bound ${place(bound)}, beyond which the fit would be better: it has no standard error, and those of the others take it as known`,
  'other-minimum': ({ parameters, rss }) =>
    `another minimum is nearly as good, RSS ${place(rss)} at ${parameters.map(([name, value]) => `${name} = ${place(value)}`).join(', ')}: the intervals do not reach there; give bounds to choose`,
  'few-rows': ({ rows, parameters }) =>
    rows < parameters
      ? `${counted(rows, 'row')} cannot tell ${counted(parameters, 'parameter')}: other values fit just as well, so do not use these; take at least ${grouped(parameters + 1)} rows, fix parameters, or take a formula with fewer`
      : `${counted(rows, 'row')} for ${counted(parameters, 'parameter')}: nothing is left to tell the errors from, and a small RSS says nothing; take more rows or fewer parameters`,
  outlier: ({ at, chance: of }) =>
    `the row with ${at.map(([name, value]) => `${name} = ${whole(value)}`).join(', ')} stands out from all others (chance ${chance(of)}), and the fit follows it: leave the row out where it is a mistake, or fit with the loss huber, in which it does not decide`,
  'not-random': ({ runs, expected, pValue }) =>
    `the residuals are not random, ${counted(runs, 'run')} of one sign where ${place(expected)} are expected (chance ${chance(pValue)}): the formula may miss a bend, and then the errors are too small`,
  'far-from-zero': ({ name, column, from, to }) =>
    `${name} is where ${column} = 0, far from all rows (${whole(from)} to ${whole(to)}): its error is that of an extrapolation; write (${column} - ${whole(middleOf(from, to))}) for ${column}`,
  exact: () => 'the fit is exact, up to the rounding of y: errors and tests say nothing',
  'out-of-range': ({ name, value, column, from }) =>
    `${name} = ${short(value)} is at the end of what numbers can hold: write (${column} - ${whole(from)}) for ${column}`,
  'left-out': ({ rows }) =>
    `${counted(rows, 'row')} left out: no number in a column that is needed, or no weight`,
  'approximate-errors': ({ loss }) =>
    `with the loss ${loss} standard errors and intervals are approximate, for many rows`,
  'better-on-profile': ({ name, value }) =>
    `the profile met a better fit at ${name} = ${place(value)}: start from there`,
} as const satisfies FitSentences;

/** What there is to know, in a line. */
export function warningText(warning: FitWarning): string {
  return (ENGLISH[warning.kind] as (warning: FitWarning) => string)(warning);
}

/** Between two numbers, as a round one: 2013 of 2011 to 2015. */
export function middleOf(from: number, to: number): number {
  const unit = 10 ** Math.floor(Math.log10((to - from) / 5));
  return Math.round((from + to) / 2 / unit) * unit;
}
