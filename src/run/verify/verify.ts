/**
 * Whether an engine computes what gradient descent is: its runs by each strategy, held against the f64
 * oracle, the f32 mirror and, where there is one, the exact trajectory, within bounds that are derived
 * (core/quadratic/, docs/verification.md).
 */
import { MOST_F32 } from '../../core/arithmetic/floats.ts';
import { ConfigError, LimitError } from '../../core/errors.ts';
import { lossAt } from '../../core/landscape.ts';
import { closedFormBound, errorBound, theoryOf, trajectoryOf } from '../../core/quadratic/index.ts';
import { setUp } from '../../core/setup.ts';
import type { Engine, Precision, Problem, Sample, StrategyId } from '../../core/types.ts';
import { STRATEGIES_OF } from '../bench/cases.ts';
import { isFinite } from '../finite.ts';
import { asTrained } from '../in-own-units.ts';
import {
  NOTHING,
  bitwiseCheck,
  bothBounds,
  differencesOf,
  errorChecks,
  finiteCheck,
  runCheck,
  stallChecks,
  stepsCheck,
  type Standard,
} from './checks.ts';
import { stepChecks } from './step.ts';
import { record } from './record.ts';
import { finiteEpochs, sampledEpochs, samplingOf } from './span.ts';
import { firstUnchanged, stallReport } from './stall.ts';
import type {
  Check,
  ErrorSeries,
  StrategyReport,
  Verified,
  VerifyOptions,
  VerifyProgress,
  VerifyReport,
} from './types.ts';

/** The way of exact descent, and how far from it a run by a strategy may be; undefined where there is no theory. */
export function descentOf(problem: Problem) {
  const theory = theoryOf(problem);
  const trajectory =
    theory &&
    trajectoryOf(theory, problem.learningRate, problem.start.parameters, problem.start.slots);
  const boundOf = (precision: Precision, strategy: StrategyId) =>
    trajectory && errorBound(trajectory, problem, { precision, strategy });
  return { trajectory, boundOf };
}

/** What all strategies share: the problem, and what its runs are held against. */
async function benchOf(options: VerifyOptions) {
  const { config, engine, mirror, oracle } = options;
  const strategies =
    config.strategy === 'auto' ? STRATEGIES_OF[engine.info.engine] : [config.strategy];
  const set = await (options.setUp ?? setUp)(config);
  const asked = asTrained(set);
  const names = trainedNames(set);
  const startLoss = lossAt(asked)(asked.start.parameters);
  if (!(startLoss <= MOST_F32)) {
    throw new LimitError(
      `the loss is ${startLoss.toPrecision(2)} from the start, and 32-bit numbers go to ${MOST_F32.toPrecision(2)}: standardise the data`,
    );
  }
  const { trajectory, boundOf } = descentOf(asked);
  const most = trajectory
    ? finiteEpochs(trajectory, asked.data.x.length, config.epochs)
    : config.epochs;
  const problem = { ...asked, sampleEvery: samplingOf(most) };
  const train = trainer(options, 2 + 2 * strategies.length);
  const exact: Standard | undefined = trajectory && {
    against: 'exact',
    at: trajectory.after,
    boundAt: closedFormBound(trajectory, problem),
  };
  const standards = exact === undefined ? [] : [exact];
  const references: Check[] = [];
  let epochs = most;
  for (const [against, reference] of [
    ['oracle', oracle],
    ['mirror', mirror],
  ] as const) {
    const plain = { ...problem, strategy: 'dispatch' as const };
    const { samples } = await train(reference, plain, most, { subject: against, again: false });
    const boundAt = boundOf(reference.info.precision, 'dispatch');
    standards.push({ against, at: lookUp(samples), boundAt });
    if (exact === undefined) {
      // Nothing else says where descent leaves f32.
      epochs = Math.min(epochs, samples.findLast(isFinite)?.epoch ?? 1);
    } else {
      const errors = errorsOf(samples, names, exact, boundAt);
      references.push(...errorChecks(errors, samples, against));
    }
  }
  return {
    options,
    strategies,
    problem,
    trajectory,
    boundOf,
    names,
    epochs,
    standards,
    references,
    train,
  };
}

type Bench = Awaited<ReturnType<typeof benchOf>>;

/**
 * Verifies every strategy of the engine, or the one that `config` names.
 * @throws AbortedError once `signal` is aborted
 */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { config, engine, environment, data } = options;
  const bench = await benchOf(options);
  const { names, epochs, references } = bench;
  const strategies: StrategyReport[] = [];
  const refused: VerifyReport['refused'][number][] = [];
  for (const strategy of bench.strategies) {
    try {
      strategies.push(await verifyStrategy(strategy, bench));
    } catch (error) {
      const isRefusal = error instanceof ConfigError || error instanceof LimitError;
      // Asked for by name, it is the person's to mend.
      if (!isRefusal || config.strategy !== 'auto') throw error;
      refused.push({ strategy, why: error.message });
    }
  }
  const pass =
    strategies.length > 0 &&
    strategies.every((one) => one.pass) &&
    references.every((check) => check.pass);
  return {
    environment,
    engine: engine.info,
    ...(data !== undefined && { data }),
    config,
    parameterNames: names,
    epochs,
    references,
    strategies,
    refused,
    pass,
  };
}

/** Of standardised data primed, as everywhere: they are other numbers than those in the data's own units. */
export function trainedNames({ parameterNames, units }: Verified): readonly string[] {
  return units === undefined ? parameterNames : parameterNames.map((name) => `${name}′`);
}

async function verifyStrategy(strategy: StrategyId, bench: Bench): Promise<StrategyReport> {
  const { options, problem, trajectory, boundOf, names, epochs, standards, train } = bench;
  const { engine } = options;
  const { precision } = engine.info;
  const own = { ...problem, strategy };
  const run = await train(engine, own, epochs, { subject: strategy, again: false });
  const again = await train(engine, own, epochs, { subject: strategy, again: true });
  const boundAt = boundOf(precision, strategy);
  const errors = standards.flatMap((standard) => errorsOf(run.samples, names, standard, boundAt));
  // The moments keep θ − θ* itself, which gets small; and f64 goes on for much longer.
  // And with momentum a step is not lr · gradient.
  const isPlain = (trajectory?.theory.momentum ?? 0) === 0;
  const isHeldUp = isPlain && precision === 'f32' && strategy !== 'moments';
  const epoch = await standstill(run.samples, own, isHeldUp, bench);
  const stall = stallReport(run.samples, epoch, trajectory, problem.learningRate, isHeldUp);
  const checks = [
    runCheck(run),
    stepsCheck(run, sampledEpochs(epochs, problem.sampleEvery)),
    finiteCheck(run, trajectory === undefined ? 'the f32 mirror' : 'exact descent'),
    ...errorChecks(errors, run.samples),
    bitwiseCheck(run, again),
    // Where no theory says how far a whole run may be off, each step has a bound all the same.
    ...(trajectory === undefined ? await stepChecks(engine, own, run.samples, names) : []),
    ...(isHeldUp && trajectory && boundAt
      ? stallChecks(run.samples, stall, problem, trajectory.theory, boundAt(epochs), names)
      : []),
  ];
  const { description, samples } = run;
  const pass = checks.every((check) => check.pass);
  return { strategy, description, samples, errors, checks, stall, pass };
}

/**
 * From which epoch on the parameters stand still: between two samples, as a short run from the first
 * of them tells that samples each epoch. Only where a run goes on to the bit from its parameters.
 */
async function standstill(
  samples: readonly Sample[],
  problem: Problem,
  isExact: boolean,
  { options }: Bench,
): Promise<number | undefined> {
  const first = firstUnchanged(samples);
  const [before, at] = [samples[first - 1], samples[first]];
  if (!isExact || before === undefined || at === undefined) return at?.epoch;
  const close = await record(
    options.engine,
    {
      ...problem,
      sampleEvery: 1,
      start: { ...problem.start, ...before, step: before.epoch },
    },
    at.epoch,
    { ...options, onEpoch: () => undefined },
  );
  return (
    close.samples.find(({ parameters }) =>
      parameters.every((value, p) => value === at.parameters[p]),
    )?.epoch ?? at.epoch
  );
}

/** Both the run and what it is held against may err. */
function errorsOf(
  samples: readonly Sample[],
  names: readonly string[],
  { against, at, boundAt }: Standard,
  own: Standard['boundAt'],
): ErrorSeries[] {
  const standard = { at, boundAt: boundAt && own && bothBounds(boundAt, own) };
  return differencesOf(samples, names, standard).map(({ of, errors, bounds }) => {
    return { of, against, errors: errors.map(Math.abs), bounds };
  });
}

export function lookUp(samples: readonly Sample[]): Standard['at'] {
  const byEpoch = new Map(samples.map((sample) => [sample.epoch, sample]));
  return (epoch) => byEpoch.get(epoch) ?? NOTHING;
}

function trainer(options: VerifyOptions, runs: number) {
  let run = 0;
  return (
    engine: Engine,
    problem: Problem,
    epochs: number,
    who: Pick<VerifyProgress, 'subject' | 'again'>,
  ) => {
    run += 1;
    const now = { run, runs, ...who, epochs };
    const onEpoch = (epoch: number): void => options.onProgress?.({ ...now, epoch });
    return record(engine, problem, epochs, { ...options, onEpoch });
  };
}
