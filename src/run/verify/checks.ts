import {
  halfUlp,
  leftBy,
  type ErrorBound,
  type RunBound,
  type Theory,
} from '../../core/quadratic/index.ts';
import { errorText } from '../../core/text/numbers.ts';
import type { Problem, Sample } from '../../core/types.ts';
import { isFinite } from '../finite.ts';
import type { Recording } from './record.ts';
import type {
  Check,
  CheckId,
  ErrorSeries,
  Reference,
  ReferenceEngine,
  StallReport,
} from './types.ts';

type Values = Pick<Sample, 'loss' | 'parameters'>;
type BoundAt = (epoch: number) => ErrorBound;

/** What a run is held against: values, and how far each may be from them. */
export interface Standard {
  readonly against: Reference;
  /** At that epoch; NaN where the reference has none. */
  readonly at: (epoch: number) => Values;
  /** Of run and reference together; undefined where there is no theory of them. */
  readonly boundAt: BoundAt | undefined;
}

const NAMES = {
  exact: 'the exact trajectory',
  oracle: 'the f64 oracle',
  mirror: 'the f32 mirror',
} as const satisfies Record<Reference, string>;

/** The loss, then each parameter. */
export function listed({ loss, parameters }: Values): number[] {
  return [loss, ...parameters];
}

/** Where there is no sample. */
export const NOTHING: Values = { loss: NaN, parameters: [] };

/** What two that both err may differ by. */
export function bothBounds(one: BoundAt, other: BoundAt): BoundAt {
  return (epoch) => {
    const [p, q] = [one(epoch), other(epoch)];
    const parameters = p.parameters.map((value, i) => value + (q.parameters[i] ?? NaN));
    return { loss: p.loss + q.loss, parameters };
  };
}

/** The errors of the loss and of each parameter, at every sample. */
export function errorsOf(
  samples: readonly Sample[],
  names: readonly string[],
  { against, at, boundAt }: Standard,
): ErrorSeries[] {
  const errors = samples.map((sample) => differences(sample, at(sample.epoch)).map(Math.abs));
  const bounds = boundAt && samples.map(({ epoch }) => listed(boundAt(epoch)));
  return ['loss', ...names].map((of, i) => ({
    of,
    against,
    errors: errors.map((row) => row[i] ?? NaN),
    bounds: bounds?.map((row) => row[i] ?? NaN),
  }));
}

/** The difference of the loss, then of each parameter. */
export function differences(one: Values, other: Values): number[] {
  const due = listed(other);
  return listed(one).map((value, i) => value - (due[i] ?? NaN));
}

/** The first error beyond its bound, or else the greatest. Passes where there are any, and none is beyond. */
export function worstOf(
  errors: readonly number[],
  bounds: readonly number[],
  samples: readonly Sample[],
): Figures & Pick<Check, 'pass'> {
  const sizes = errors.map(Math.abs);
  // Not `>`, which NaN would pass.
  const beyond = sizes.findIndex((size, i) => !(size <= (bounds[i] ?? NaN)));
  const greatest = sizes.reduce((best, size, i) => (size > (sizes[best] ?? NaN) ? i : best), 0);
  const at = beyond >= 0 ? beyond : greatest;
  const [found = NaN, bound = NaN, epoch] = [errors[at], bounds[at], samples[at]?.epoch];
  return { found, bound, epoch, pass: errors.length > 0 && beyond < 0 };
}

type Figures = Pick<Check, 'found' | 'bound' | 'epoch'>;

function check(
  about: Pick<Check, 'id' | 'of' | 'what' | 'subject'>,
  { found, bound, epoch }: Figures,
  pass: boolean,
  reason: string,
): Check {
  return { ...about, found, bound, epoch, pass, ...(!pass && { reason }) };
}

/** Of what is counted, and must be so many. */
function countCheck(id: CheckId, what: string, figures: Figures, pass: boolean, reason: string) {
  return check({ id, of: '', what }, figures, pass, reason);
}

/**
 * Of each series that has bounds. Passes where every error is within its own; shows the greatest error, or the
 * first beyond.
 */
export function errorChecks(
  series: readonly ErrorSeries[],
  samples: readonly Sample[],
  subject?: ReferenceEngine,
): Check[] {
  return series.flatMap(({ of, against, errors, bounds }) => {
    if (bounds === undefined) return [];
    const { pass, ...figures } = worstOf(errors, bounds, samples);
    const { found, bound, epoch } = figures;
    const what = `${subject === undefined ? '' : `${subject}: `}${of} against ${NAMES[against]}`;
    return check(
      { id: against, of, ...(subject !== undefined && { subject }), what },
      figures,
      pass,
      `${what} is off by ${errorText(found)} at epoch ${epoch ?? 0}, where ${errorText(bound)} is allowed`,
    );
  });
}

/** The device's own count of its steps, and the epochs that it sampled. */
export function stepsCheck({ counted, samples }: Recording, due: readonly number[]): Check {
  const epochs = due.at(-1) ?? 0;
  const wrong = due.findIndex((epoch, i) => samples[i]?.epoch !== epoch);
  return countCheck(
    'steps',
    "the device's own step count",
    { found: counted, bound: epochs, epoch: wrong < 0 ? undefined : due[wrong] },
    counted === epochs && wrong < 0 && samples.length === due.length,
    counted === epochs
      ? `sample ${wrong + 1} of ${due.length} is of epoch ${samples[wrong]?.epoch ?? 'none'}, not of ${due[wrong] ?? 'none'}`
      : `the device counts ${counted} steps, and was asked for ${epochs}`,
  );
}

/**
 * Over the verified epochs what a run is held against stays inside f32, and so must the run.
 * @param standard what that is
 */
export function finiteCheck({ samples }: Recording, standard: string): Check {
  const bad = samples.filter((sample) => !isFinite(sample));
  const epoch = bad[0]?.epoch;
  return countCheck(
    'finite',
    'samples that are not finite',
    { found: bad.length, bound: 0, epoch },
    bad.length === 0,
    `a loss or a parameter is not finite at epoch ${epoch ?? 0}, where ${standard} is`,
  );
}

/** Two runs on one device must agree to the bit. */
export function bitwiseCheck(first: Recording, second: Recording): Check {
  const differ = first.samples.filter((sample, i) => !sameBits(sample, second.samples[i]));
  const missing = Math.abs(first.samples.length - second.samples.length);
  const found = differ.length + missing;
  const epoch = differ[0]?.epoch;
  return countCheck(
    'bitwise',
    'samples that differ on a second run',
    { found, bound: 0, epoch },
    found === 0,
    `a second run differs from epoch ${epoch ?? 'none'} on`,
  );
}

export function sameBits(one: Sample, other: Sample | undefined): boolean {
  return (
    other !== undefined &&
    one.epoch === other.epoch &&
    Object.is(one.loss, other.loss) &&
    one.parameters.every((value, p) => Object.is(value, other.parameters[p]))
  );
}

/** An engine that stopped with an error. */
export function runCheck({ failure, counted }: Recording): Check {
  const fails = failure !== undefined;
  return countCheck(
    'run',
    'errors of the engine',
    { found: fails ? 1 : 0, bound: 0, epoch: fails ? counted : undefined },
    !fails,
    failure ?? '',
  );
}

/**
 * A run that stands still has lr·|dL/dθ| of at most half an ulp of θ, as computed; so that it cannot
 * be farther from the optimum than |H⁻¹| times that and the error of the gradient.
 */
export function stallChecks(
  samples: readonly Sample[],
  { epoch, distance }: StallReport,
  { learningRate }: Problem,
  theory: Theory,
  bound: RunBound,
  names: readonly string[],
): Check[] {
  // Where many θ are optimal, there is no H⁻¹.
  if (epoch === undefined || !theory.unique) return [];
  const gradient = (samples.at(-1)?.parameters ?? []).map(
    (value, p) => halfUlp(value) / learningRate + (bound.gradient[p] ?? NaN),
  );
  return leftBy(gradient, theory).map((most, p) => {
    const found = distance[p] ?? NaN;
    const of = names[p] ?? `parameter ${p}`;
    return check(
      { id: 'stall', of, what: `${of} from the optimum, at a standstill` },
      { found, bound: most, epoch },
      found <= most,
      `${of} stands still ${errorText(found)} from the optimum, and half an ulp accounts for ${errorText(most)}`,
    );
  });
}
