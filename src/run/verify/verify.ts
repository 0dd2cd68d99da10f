/**
 * Whether an engine computes what gradient descent is: its runs by each strategy, held against the
 * exact trajectory, the f64 oracle and the f32 mirror, within bounds that are derived
 * (core/quadratic/error-bound.ts, docs/verification.md).
 */
import { closedFormBound } from '../../core/quadratic/closed-form-bound.ts';
import { MOST_F32 } from '../../core/data/own.ts';
import { errorBound, type ErrorBound } from '../../core/quadratic/error-bound.ts';
import { ConfigError, LimitError } from '../../core/errors.ts';
import { setUp, type SetUp } from '../../core/setup.ts';
import { exactTrajectory, type Trajectory } from '../../core/quadratic/trajectory.ts';
import type { Engine, Problem, Sample, StrategyId } from '../../core/types.ts';
import { STRATEGIES_OF } from '../bench/cases.ts';
import { asTrained } from '../in-own-units.ts';
import {
  bitwiseCheck,
  errorCheck,
  errorsOf,
  finiteCheck,
  runCheck,
  stepsCheck,
  type Standard,
} from './checks.ts';
import { record, type Recording } from './record.ts';
import { finiteEpochs, sampledEpochs, samplingOf } from './span.ts';
import { firstUnchanged, stallChecks, stallReport } from './stall.ts';
import type {
  Check,
  ReferenceEngine,
  StrategyReport,
  VerifyOptions,
  VerifyProgress,
  VerifyReport,
} from './types.ts';

type BoundAt = (epoch: number) => ErrorBound;

type Who = Pick<VerifyProgress, 'subject' | 'again'>;

/** What all strategies share. */
interface Bench {
  readonly options: VerifyOptions;
  readonly problem: Problem;
  readonly trajectory: Trajectory;
  readonly names: readonly string[];
  readonly epochs: number;
  readonly standards: readonly Standard[];
  readonly train: (engine: Engine, problem: Problem, who: Who) => Promise<Recording>;
}

/**
 * Verifies every strategy of the engine, or the one that `config` names.
 * @throws AbortedError once `signal` is aborted
 */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { config, engine, mirror, oracle } = options;
  const strategies =
    config.strategy === 'auto' ? STRATEGIES_OF[engine.info.engine] : [config.strategy];
  const set = await (options.setUp ?? setUp)(config);
  const asked = asTrained(set);
  const names = trainedNames(set);
  const trajectory = exactTrajectory(asked);
  const epochs = finiteEpochs(trajectory, asked.data.x.length, config.epochs);
  if (!(trajectory.after(1).loss <= MOST_F32)) {
    throw new LimitError(
      `the loss is ${trajectory.after(1).loss.toPrecision(2)} from the start, and 32-bit numbers go to ${MOST_F32.toPrecision(2)}: standardise the data`,
    );
  }
  const problem = { ...asked, sampleEvery: samplingOf(epochs) };
  const train = trainer(options, epochs, 2 + 2 * strategies.length);

  const exact: Standard = {
    against: 'exact',
    at: trajectory.after,
    boundAt: closedFormBound(trajectory, problem),
  };
  const standards = [exact];
  const references: Check[] = [];
  for (const [against, reference] of [
    ['oracle', oracle],
    ['mirror', mirror],
  ] as const) {
    const run = await train(
      reference,
      { ...problem, strategy: 'dispatch' },
      { subject: against, again: false },
    );
    const { precision } = reference.info;
    const boundAt = errorBound(trajectory, problem, { precision, strategy: 'dispatch' });
    standards.push({ against, at: lookUp(run.samples), boundAt });
    references.push(...errorChecks(run.samples, names, withOwn(exact, boundAt), against));
  }

  const bench: Bench = { options, problem, trajectory, names, epochs, standards, train };
  const reports: StrategyReport[] = [];
  const refused: VerifyReport['refused'][number][] = [];
  for (const strategy of strategies) {
    try {
      reports.push(await verifyStrategy(strategy, bench));
    } catch (error) {
      const isRefusal = error instanceof ConfigError || error instanceof LimitError;
      // Asked for by name, it is the person's to mend.
      if (!isRefusal || config.strategy !== 'auto') throw error;
      refused.push({ strategy, why: error.message });
    }
  }
  const pass =
    reports.length > 0 &&
    reports.every((one) => one.pass) &&
    references.every((check) => check.pass);
  const { environment, data } = options;
  return {
    environment,
    engine: engine.info,
    ...(data !== undefined && { data }),
    config,
    parameterNames: names,
    epochs,
    references,
    strategies: reports,
    refused,
    pass,
  };
}

/** Of standardised data primed, as everywhere: they are other numbers than those in the data's own units. */
export function trainedNames({ parameterNames, units }: SetUp): readonly string[] {
  return units === undefined ? parameterNames : parameterNames.map((name) => `${name}′`);
}

async function verifyStrategy(strategy: StrategyId, bench: Bench): Promise<StrategyReport> {
  const { options, problem, trajectory, names, epochs, standards, train } = bench;
  const { engine } = options;
  const { precision } = engine.info;
  const own = { ...problem, strategy };
  const run = await train(engine, own, { subject: strategy, again: false });
  const again = await train(engine, own, { subject: strategy, again: true });
  const boundAt = errorBound(trajectory, problem, { precision, strategy });
  const errors = standards.flatMap((standard) =>
    errorsOf(run.samples, names, withOwn(standard, boundAt)),
  );
  const sampled = run.samples.map(({ epoch }) => epoch);
  // The moments keep θ − θ* itself, which gets small; and f64 goes on for much longer.
  const isHeldUp = precision === 'f32' && strategy !== 'moments';
  const epoch = await standstill(run.samples, own, isHeldUp, bench);
  const stall = stallReport(run.samples, epoch, trajectory, problem.learningRate, isHeldUp);
  const checks = [
    runCheck(run),
    stepsCheck(run, sampledEpochs(epochs, problem.sampleEvery)),
    finiteCheck(run),
    ...errors.map((series) => errorCheck(series, sampled)),
    bitwiseCheck(run, again),
    ...(isHeldUp
      ? stallChecks(run.samples, stall, problem, trajectory, boundAt(epochs), names)
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
    { ...problem, sampleEvery: 1, start: before },
    at.epoch,
    { ...options, onEpoch: () => undefined },
  );
  return (
    close.samples.find(({ parameters }) =>
      parameters.every((value, p) => value === at.parameters[p]),
    )?.epoch ?? at.epoch
  );
}

function errorChecks(
  samples: readonly Sample[],
  names: readonly string[],
  standard: Standard,
  subject: ReferenceEngine,
): Check[] {
  const epochs = samples.map(({ epoch }) => epoch);
  return errorsOf(samples, names, standard).map((series) => errorCheck(series, epochs, subject));
}

/** Both the run and what it is held against may err. */
function withOwn(standard: Standard, own: BoundAt): Standard {
  return {
    ...standard,
    boundAt: (epoch) => {
      const [p, q] = [own(epoch), standard.boundAt(epoch)];
      return {
        loss: p.loss + q.loss,
        parameters: [p.parameters[0] + q.parameters[0], p.parameters[1] + q.parameters[1]],
      };
    },
  };
}

function lookUp(samples: readonly Sample[]): Standard['at'] {
  const byEpoch = new Map(samples.map((sample) => [sample.epoch, sample]));
  return (epoch) => byEpoch.get(epoch) ?? { loss: NaN, parameters: [] };
}

function trainer(options: VerifyOptions, epochs: number, runs: number): Bench['train'] {
  let run = 0;
  return (engine, problem, who) => {
    run += 1;
    const now = run;
    const onEpoch = (epoch: number): void => {
      options.onProgress?.({ run: now, runs, ...who, epoch, epochs });
    };
    return record(engine, problem, epochs, { ...options, onEpoch });
  };
}
