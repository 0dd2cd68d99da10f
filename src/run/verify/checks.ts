import type { ErrorBound } from '../../core/quadratic/error-bound.ts';
import { errorText } from '../../core/text/numbers.ts';
import type { Sample } from '../../core/types.ts';
import type { Recording } from './record.ts';
import type { Check, ErrorSeries, Reference, ReferenceEngine } from './types.ts';

/** What a run is held against: values, and how far each may be from them. */
export interface Standard {
  readonly against: Reference;
  /** At that epoch; NaN where the reference has none. */
  readonly at: (epoch: number) => Pick<Sample, 'loss' | 'parameters'>;
  /** Of run and reference together. */
  readonly boundAt: (epoch: number) => ErrorBound;
}

const NAMES = {
  exact: 'the exact trajectory',
  oracle: 'the f64 oracle',
  mirror: 'the f32 mirror',
} as const satisfies Record<Reference, string>;

/** The errors of the loss and of each parameter, at every sample. */
export function errorsOf(
  samples: readonly Sample[],
  names: readonly string[],
  { against, at, boundAt }: Standard,
): ErrorSeries[] {
  const rows = samples.map((sample) => {
    const due = at(sample.epoch);
    const bound = boundAt(sample.epoch);
    return {
      errors: differences(sample, due).map(Math.abs),
      bounds: [bound.loss, ...bound.parameters],
    };
  });
  return ['loss', ...names].map((of, i) => ({
    of,
    against,
    errors: rows.map(({ errors }) => errors[i] ?? NaN),
    bounds: rows.map(({ bounds }) => bounds[i] ?? NaN),
  }));
}

/** The difference of the loss, then of each parameter. */
export function differences(
  one: Pick<Sample, 'loss' | 'parameters'>,
  other: Pick<Sample, 'loss' | 'parameters'>,
): number[] {
  return [
    one.loss - other.loss,
    ...one.parameters.map((value, p) => value - (other.parameters[p] ?? NaN)),
  ];
}

/** Passes where every error is within its bound. Shows the greatest error, or the first beyond. */
export function errorCheck(
  { of, against, errors, bounds }: ErrorSeries,
  epochs: readonly number[],
  subject?: ReferenceEngine,
): Check {
  // Not `>`, which NaN would pass.
  const beyond = errors.findIndex((error, i) => !(error <= (bounds[i] ?? NaN)));
  const greatest = errors.reduce((best, error, i) => (error > (errors[best] ?? NaN) ? i : best), 0);
  const at = beyond >= 0 ? beyond : greatest;
  const found = errors[at] ?? NaN;
  const bound = bounds[at] ?? NaN;
  const what = `${subject === undefined ? '' : `${subject}: `}${of} against ${NAMES[against]}`;
  const pass = errors.length > 0 && beyond < 0;
  return {
    id: against,
    of,
    ...(subject !== undefined && { subject }),
    what,
    found,
    bound,
    epoch: epochs[at],
    pass,
    ...(!pass && {
      reason: `${what} is off by ${errorText(found)} at epoch ${epochs[at] ?? 0}, where ${errorText(bound)} is allowed`,
    }),
  };
}

/** The device's own count of its steps, and the epochs that it sampled. */
export function stepsCheck({ counted, samples }: Recording, due: readonly number[]): Check {
  const epochs = due.at(-1) ?? 0;
  const wrong = due.findIndex((epoch, i) => samples[i]?.epoch !== epoch);
  const pass = counted === epochs && wrong < 0 && samples.length === due.length;
  const reason =
    counted === epochs
      ? `sample ${wrong + 1} of ${due.length} is of epoch ${samples[wrong]?.epoch ?? 'none'}, not of ${due[wrong] ?? 'none'}`
      : `the device counts ${counted} steps, and was asked for ${epochs}`;
  return {
    id: 'steps',
    of: '',
    what: "the device's own step count",
    found: counted,
    bound: epochs,
    epoch: wrong < 0 ? undefined : due[wrong],
    pass,
    ...(!pass && { reason }),
  };
}

/** Exact descent stays inside f32 over the verified epochs, and so must the run. */
export function finiteCheck({ samples }: Recording): Check {
  const bad = samples.filter(
    ({ loss, parameters }) => ![loss, ...parameters].every(Number.isFinite),
  );
  const epoch = bad[0]?.epoch;
  return {
    id: 'finite',
    of: '',
    what: 'samples that are not finite',
    found: bad.length,
    bound: 0,
    epoch,
    pass: bad.length === 0,
    ...(epoch !== undefined && {
      reason: `a loss or a parameter is not finite at epoch ${epoch}, where exact descent is`,
    }),
  };
}

/** Two runs on one device must agree to the bit. */
export function bitwiseCheck(first: Recording, second: Recording): Check {
  const differ = first.samples.filter((sample, i) => !sameBits(sample, second.samples[i]));
  const missing = Math.abs(first.samples.length - second.samples.length);
  const epoch = differ[0]?.epoch;
  const found = differ.length + missing;
  return {
    id: 'bitwise',
    of: '',
    what: 'samples that differ on a second run',
    found,
    bound: 0,
    epoch,
    pass: found === 0,
    ...(found > 0 && { reason: `a second run differs from epoch ${epoch ?? 'none'} on` }),
  };
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
  return {
    id: 'run',
    of: '',
    what: 'errors of the engine',
    found: failure === undefined ? 0 : 1,
    bound: 0,
    epoch: failure === undefined ? undefined : counted,
    pass: failure === undefined,
    ...(failure !== undefined && { reason: failure }),
  };
}
