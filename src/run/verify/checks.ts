import {
  halfUlp,
  leftBy,
  type RunBound,
  type Theory,
  type Values,
} from '../../core/quadratic/index.ts';
import { errorText } from '../../core/text/numbers.ts';
import type { Problem, Sample } from '../../core/types.ts';
import { isFinite } from '../finite.ts';
import type { Recording } from './record.ts';
import type {
  Check,
  ErrorSeries,
  Judged,
  Reference,
  ReferenceEngine,
  StallReport,
} from './types.ts';

type BoundAt = (epoch: number) => Values;

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

/** How far each quantity is from a standard at every sample, and how far it may be. */
interface Series extends Pick<ErrorSeries, 'of' | 'bounds'> {
  /** The value less the standard's. [samples] */
  readonly errors: readonly number[];
}

/** Of the loss, then of each parameter. */
export function differencesOf(
  samples: readonly Sample[],
  names: readonly string[],
  { at, boundAt }: Omit<Standard, 'against'>,
): Series[] {
  const due = samples.map(({ epoch }) => listed(at(epoch)));
  const values = samples.map(listed);
  const bounds = boundAt && samples.map(({ epoch }) => listed(boundAt(epoch)));
  return ['loss', ...names].map((of, i) => ({
    of,
    errors: values.map((row, k) => (row[i] ?? NaN) - (due[k]?.[i] ?? NaN)),
    bounds: bounds?.map((row) => row[i] ?? NaN),
  }));
}

/** The first error beyond its bound, or else the greatest. Passes where there are any, and none is beyond. */
export function worstOf(
  { errors, bounds }: Series,
  samples: readonly Sample[],
): Omit<Judged, 'of'> {
  const sizes = errors.map(Math.abs);
  // Not `>`, which NaN would pass.
  const beyond = sizes.findIndex((size, i) => !(size <= (bounds?.[i] ?? NaN)));
  const greatest = sizes.reduce((best, size, i) => (size > (sizes[best] ?? NaN) ? i : best), 0);
  const at = beyond >= 0 ? beyond : greatest;
  const [found = NaN, bound = NaN, epoch] = [errors[at], bounds?.[at], samples[at]?.epoch];
  return { found, bound, epoch, pass: errors.length > 0 && beyond < 0 };
}

/** What is counted must be so many. Why it would fail is said where it does. */
function check(one: Omit<Check, 'of' | 'pass'> & Partial<Check>): Check {
  const { id, of = '', what, pass = one.found === one.bound, reason = '', ...more } = one;
  return { id, of, what, ...more, pass, ...(!pass && { reason }) };
}

/** Of a value in a single step, which may be off by so much. */
export function stepCheck(
  of: string,
  { found, bound, epoch }: Readonly<Record<'found' | 'bound' | 'epoch', number>>,
): Check {
  const what = `${of} of one step against f64`;
  const reason = `${what} is off by ${errorText(found)} at epoch ${epoch}, where ${errorText(bound)} is allowed`;
  return check({ id: 'step', of, what, found, bound, epoch, pass: found <= bound, reason });
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
  return series.flatMap((one) => {
    if (one.bounds === undefined) return [];
    const { against: id, of } = one;
    const worst = worstOf(one, samples);
    const { found, bound, epoch } = worst;
    const what = `${subject === undefined ? '' : `${subject}: `}${of} against ${NAMES[id]}`;
    const reason = `${what} is off by ${errorText(found)} at epoch ${epoch ?? 0}, where ${errorText(bound)} is allowed`;
    return check({ id, of, what, ...(subject && { subject }), ...worst, reason });
  });
}

/** The device's own count of its steps, and the epochs that it sampled. */
export function stepsCheck({ counted, samples }: Recording, due: readonly number[]): Check {
  const epochs = due.at(-1) ?? 0;
  const wrong = due.findIndex((epoch, i) => samples[i]?.epoch !== epoch);
  return check({
    id: 'steps',
    what: "the device's own step count",
    found: counted,
    bound: epochs,
    epoch: wrong < 0 ? undefined : due[wrong],
    pass: counted === epochs && wrong < 0 && samples.length === due.length,
    reason:
      counted === epochs
        ? `sample ${wrong + 1} of ${due.length} is of epoch ${samples[wrong]?.epoch ?? 'none'}, not of ${due[wrong] ?? 'none'}`
        : `the device counts ${counted} steps, and was asked for ${epochs}`,
  });
}

/**
 * Over the verified epochs what a run is held against stays inside f32, and so must the run.
 * @param standard what that is
 */
export function finiteCheck({ samples }: Recording, standard: string): Check {
  const bad = samples.filter((sample) => !isFinite(sample));
  const epoch = bad[0]?.epoch;
  return check({
    id: 'finite',
    what: 'samples that are not finite',
    found: bad.length,
    bound: 0,
    epoch,
    reason: `a loss or a parameter is not finite at epoch ${epoch ?? 0}, where ${standard} is`,
  });
}

/** Two runs on one device must agree to the bit. */
export function bitwiseCheck(first: Recording, second: Recording): Check {
  const differ = first.samples.filter((sample, i) => !sameBits(sample, second.samples[i]));
  const missing = Math.abs(first.samples.length - second.samples.length);
  const epoch = differ[0]?.epoch;
  return check({
    id: 'bitwise',
    what: 'samples that differ on a second run',
    found: differ.length + missing,
    bound: 0,
    epoch,
    reason: `a second run differs from epoch ${epoch ?? 'none'} on`,
  });
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
  const [found, epoch] = failure === undefined ? [0] : [1, counted];
  return check({
    id: 'run',
    what: 'errors of the engine',
    found,
    bound: 0,
    epoch,
    reason: failure ?? '',
  });
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
  return leftBy(gradient, theory).map((bound, p) => {
    const found = distance[p] ?? NaN;
    const of = names[p] ?? `parameter ${p}`;
    const what = `${of} from the optimum, at a standstill`;
    const reason = `${of} stands still ${errorText(found)} from the optimum, and half an ulp accounts for ${errorText(bound)}`;
    return check({ id: 'stall', of, what, found, bound, epoch, pass: found <= bound, reason });
  });
}
