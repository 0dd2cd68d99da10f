/** What a person may wish of a fit, and how it has to be written. */
import { ConfigError } from '../../core/errors.ts';
import {
  BOOLEAN,
  FINITE,
  POSITIVE,
  checkGiven,
  checkOne,
  having,
  oneOf,
  optional,
  whole,
  type Kind,
  type Kinds,
} from '../../core/input/given.ts';
import { nearest } from '../../core/input/nearest.ts';
import { shown } from '../../core/text/shown.ts';
import type { Bounds } from '../../core/fits/types.ts';

export interface FitOptions {
  /** Where to set out, by name; of what is left out many values are tried. A better minimum elsewhere is found nevertheless. */
  readonly start?: Readonly<Record<string, number>> | undefined;
  /** The least and the greatest value, by name: `{ tau: [0, 10], c: [-Infinity, 5] }`. */
  readonly bounds?: Readonly<Record<string, readonly [number, number]>> | undefined;
  /** Parameters that keep a value, by name. */
  readonly fixed?: Readonly<Record<string, number>> | undefined;
  /** A column: the standard deviation of y, or what is proportional to it. Weights are 1/σ². */
  readonly sigma?: string | undefined;
  /** Whether σ is known, not only proportional: then errors follow from it, and not from the residuals. */
  readonly absoluteSigma?: boolean | undefined;
  /** A column: how much each row counts. */
  readonly weights?: string | undefined;
  /** `mse`: least squares. `huber`, `l1`: an outlier does not decide, and errors are approximate. */
  readonly loss?: (typeof LOSSES)[number] | undefined;
  /** Of `huber`: from which residual on it is a straight line; 1.345 times the scale of the residuals where nothing is said. */
  readonly huberDelta?: number | undefined;
  /** The units of columns, by name: `{ t: 's', U: 'mV' }`. The answer then says those of its parameters, as far as they follow. */
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** How many starts are tried. */
  readonly starts?: number | undefined;
  /** The share of intervals that hold the truth; 0.95. */
  readonly level?: number | undefined;
  /** Intervals from the profile of the sum of squares: right where value ± error is not, and slower. */
  readonly profile?: boolean | undefined;
}

export const LOSSES = ['mse', 'huber', 'l1'] as const;

const BY_NAME = optional(having('an object with a value for each name'));
const SHARE = {
  due: 'a number between 0 and 1',
  is: (value: unknown) => typeof value === 'number' && value > 0 && value < 1,
};
const COLUMN = optional({ due: 'the name of a column', is: (value) => typeof value === 'string' });

const OPTIONS: Kinds<FitOptions> = {
  start: BY_NAME,
  bounds: BY_NAME,
  fixed: BY_NAME,
  sigma: COLUMN,
  absoluteSigma: optional(BOOLEAN),
  weights: COLUMN,
  loss: optional(oneOf(LOSSES)),
  huberDelta: optional(POSITIVE),
  units: BY_NAME,
  starts: optional(whole(1, 1_000_000)),
  level: optional(SHARE),
  profile: optional(BOOLEAN),
};

/** Why groups of such a fit are not fitted in batches: undefined where they are. */
export function whyNotInBatches({ loss = 'mse', profile = false }: FitOptions): string | undefined {
  if (loss !== 'mse') return `loss ${loss} is not fitted in batches`;
  return profile ? 'profiles are not made in batches' : undefined;
}

/** Of another formula only what is said of parameters that it has. */
export function optionsOf(options: FitOptions, parameters: readonly string[]): FitOptions {
  const some = <T>(given: Readonly<Record<string, T>> = {}): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(given).filter(([name]) => parameters.includes(name)));
  const { start, bounds, fixed } = options;
  return { ...options, start: some(start), bounds: some(bounds), fixed: some(fixed) };
}

/** Values by place, of options that are by name. */
export interface Placed {
  readonly start: ReadonlyMap<number, number>;
  readonly fixed: ReadonlyMap<number, number>;
  readonly bounds: readonly (Bounds | undefined)[];
}

/** @throws ConfigError for an option that there is not, and for one of another kind */
export function checkOptions(options: FitOptions): void {
  checkGiven('an option of fit', options, OPTIONS);
  const { sigma, weights, absoluteSigma } = options;
  if (sigma !== undefined && weights !== undefined) {
    throw new ConfigError(
      'weights',
      'sigma and weights both say what a row counts: give one of them',
    );
  }
  if (absoluteSigma === true && sigma === undefined) {
    throw new ConfigError(
      'absoluteSigma',
      'absoluteSigma says something about sigma: give the column, too',
    );
  }
}

/** @throws ConfigError for what names no parameter, and for values that do not go together */
export function placedOf(options: FitOptions, parameters: readonly string[]): Placed {
  const placed = placesIn(parameters);
  const fixed = placed('fixed', options.fixed, FINITE);
  const start = placed('start', options.start, FINITE);
  const bounds = boundsByPlace(placed('bounds', options.bounds, having('a list of two numbers')));
  for (const [p, value] of [...start, ...fixed]) {
    const name = parameters[p] ?? '';
    if (start.has(p) && fixed.has(p)) throw new ConfigError('start', `${name} has a start and is fixed: leave one of them out`); // prettier-ignore
    const { least = -Infinity, most = Infinity } = bounds[p] ?? {};
    if (value < least || value > most) throw new ConfigError('bounds', `${name} = ${value} is outside its bounds, ${least} to ${most}: change one of them`); // prettier-ignore
  }
  if (fixed.size === parameters.length) throw new ConfigError('fixed', 'all parameters are fixed: leave one free'); // prettier-ignore
  return { start, fixed, bounds };
}

/** Values by name as values by place. */
function placesIn(parameters: readonly string[]) {
  return <T>(
    option: string,
    given: Readonly<Record<string, T>> = {},
    kind: Kind,
  ): ReadonlyMap<number, T> =>
    new Map(
      Object.entries(given).map(([name, value]) => {
        const place = parameters.indexOf(name);
        const near = nearest(name, parameters);
        if (place < 0) throw new ConfigError(option, `${option} names ${shown(name)}, which is no parameter of the formula: ${near === undefined ? `use ${parameters.join(', ')}` : `did you mean ${near}?`}`); // prettier-ignore
        checkOne(`${option} ${name}`, value, kind);
        return [place, value] as const;
      }),
    );
}

function boundsByPlace(
  given: ReadonlyMap<number, readonly [number, number]>,
): (Bounds | undefined)[] {
  const found: (Bounds | undefined)[] = [];
  for (const [p, [least, most]] of given) {
    if (!(least < most)) throw new ConfigError('bounds', `bounds ${least} to ${most} leave no room: give the lesser one first, or fix the parameter`); // prettier-ignore
    found[p] = { least, most };
  }
  return found;
}
