/** What is kept of each run, a row a measure. */
import { ConfigError } from '../../core/errors.ts';
import { nearest } from '../../core/input/nearest.ts';
import { RECENT, type Tallies } from '../../core/runs/types.ts';
import { shown } from '../../core/text/shown.ts';
import type { Measure } from './types.ts';

/** What is known of a run after some epochs. */
export interface Standing {
  readonly tallies: Tallies;
  /** Where it stands among them. */
  readonly run: number;
  /** θ, in own units. [P] */
  readonly parameters: ArrayLike<number>;
  /** What a loss is multiplied by to be in own units. */
  readonly scale: number;
}

export interface MeasureRow extends Measure {
  readonly of: (standing: Standing) => number;
}

/** All parameters, or one of them; which minimum a run has come to is known when all are done. */
export type MeasureName =
  | 'last-loss'
  | 'recent-loss'
  | 'best-loss'
  | 'best-epoch'
  | 'epochs-to'
  | 'diverged-at'
  | 'ratio-sum'
  | 'parameters'
  | `parameter.${string}`
  | 'basin';

const finite = (value: number): number => (Number.isFinite(value) ? value : NaN);
/** 0 is none. */
const epochOf = (epoch: number | undefined): number => (epoch === 0 ? NaN : (epoch ?? NaN));

export const MEASURES = {
  'last-loss': {
    name: 'last-loss',
    column: 'loss',
    unit: 'loss',
    better: 'less',
    missing: 'diverged',
    about: 'the loss of the last epoch',
    of: ({ tallies: { last }, run, scale }) => finite((last[run] ?? NaN) * scale),
  },
  'recent-loss': {
    name: 'recent-loss',
    column: 'recent-loss',
    unit: 'loss',
    better: 'less',
    missing: 'diverged',
    about: `the mean loss of the last ${RECENT} epochs: near the last one where a run has arrived`,
    of: ({ tallies: { first, last, recentSum, epoch }, run, scale }) => {
      if (!Number.isFinite(last[run])) return NaN;
      return finite(((recentSum[run] ?? NaN) / Math.min(epoch, RECENT)) * (first[run] ?? NaN) * scale); // prettier-ignore
    },
  },
  'best-loss': {
    name: 'best-loss',
    column: 'best-loss',
    unit: 'loss',
    better: 'less',
    missing: 'diverged',
    about: 'the least loss of all epochs',
    of: ({ tallies: { best }, run, scale }) => finite((best[run] ?? NaN) * scale),
  },
  'best-epoch': {
    name: 'best-epoch',
    column: 'best-epoch',
    unit: 'epochs',
    better: 'less',
    missing: 'diverged',
    about: 'the epoch of the least loss',
    of: ({ tallies: { bestEpoch }, run }) => epochOf(bestEpoch[run]),
  },
  'epochs-to': {
    name: 'epochs-to',
    column: 'epochs-to',
    unit: 'epochs',
    better: 'less',
    missing: 'not-reached',
    about: 'the first epoch whose loss is within 1 % of the least that is known',
    of: ({ tallies: { reachedEpoch }, run }) => epochOf(reachedEpoch[run]),
  },
  'diverged-at': {
    name: 'diverged-at',
    column: 'diverged-at',
    unit: 'epochs',
    better: 'more',
    missing: 'not-diverged',
    about: 'the first epoch whose loss is not finite',
    of: ({ tallies: { divergedEpoch }, run }) => epochOf(divergedEpoch[run]),
  },
  'ratio-sum': {
    name: 'ratio-sum',
    column: 'ratio-sum',
    unit: 'ratio',
    better: undefined,
    missing: 'none',
    about: `−Σ of loss/first where the last ${RECENT} losses are below the first in the mean, and Σ of first/loss where they are not`,
    of: ratioSum,
  },
} as const satisfies Readonly<
  Record<Exclude<MeasureName, 'basin' | 'parameters' | `parameter.${string}`>, MeasureRow>
>;

export const MEASURE_NAMES = Object.keys(MEASURES) as readonly (keyof typeof MEASURES)[];

/** How fast a run has learned, or not: the value of a picture of the boundary between the two (Sohl-Dickstein 2024). */
function ratioSum({ tallies, run }: Standing): number {
  const { recentSum, sum, inverseSum, epoch } = tallies;
  const mean = (recentSum[run] ?? NaN) / Math.min(epoch, RECENT);
  return mean < 1 ? -(sum[run] ?? NaN) : (inverseSum[run] ?? NaN);
}

/** What precedes the name of a parameter. */
const PARAMETER = 'parameter.';
/** All of them. */
const PARAMETERS = 'parameters';

/**
 * The rows of some measures; `parameters` are all of those.
 * @throws ConfigError for a name that is none, and for one that is there twice
 */
export function measuresOf(
  names: readonly string[],
  parameterNames: readonly string[],
): readonly MeasureRow[] {
  const all = names.flatMap((name) => name === PARAMETERS ? parameterNames.map((one) => PARAMETER + one) : [name]); // prettier-ignore
  const twice = all.find((name, i) => all.indexOf(name) < i);
  if (twice !== undefined)
    throw new ConfigError('measure', `measure ${shown(twice)} is there twice: leave one out`);
  return all.map((name) => measureOf(name, parameterNames));
}

function measureOf(name: string, parameterNames: readonly string[]): MeasureRow {
  const known = MEASURE_NAMES.find((one) => one === name || MEASURES[one].column === name);
  if (known !== undefined) return MEASURES[known];
  const place = parameterNames.findIndex((one) => PARAMETER + one === name);
  if (place >= 0) return ofParameter(parameterNames[place] ?? '', place);
  const choices = [...MEASURE_NAMES, PARAMETERS, ...parameterNames.map((one) => PARAMETER + one)];
  const near = nearest(name, choices);
  const remedy = near === undefined ? `use ${[...MEASURE_NAMES, PARAMETERS].join(', ')}` : `did you mean ${near}?`; // prettier-ignore
  throw new ConfigError('measure', `measure ${shown(name)} is unknown: ${remedy}`);
}

function ofParameter(parameter: string, place: number): MeasureRow {
  const name = PARAMETER + parameter;
  return {
    name,
    column: name,
    unit: 'parameter',
    better: undefined,
    missing: 'diverged',
    about: `${parameter} after the last epoch`,
    of: ({ parameters }) => finite(parameters[place] ?? NaN),
  };
}
