import { SETTINGS, type FitConfig } from '../core/settings/index.ts';
import type { OwnData } from '../core/data/own.ts';
import { AbortedError, ConfigError, DeviceLostError } from '../core/errors.ts';
import { spreadOf } from '../core/arithmetic/mean.ts';
import { goodnessOf } from '../core/data/goodness.ts';
import {
  parameterNoise,
  suitableLearningRate,
  theoryOf,
  type Theory,
} from '../core/quadratic/index.ts';
import { parameterDigits, result as resultText } from '../core/text/numbers.ts';
import {
  epochLine,
  ownEpochLine,
  ownParameterLines,
  parameterLines,
} from '../core/text/printed.ts';
import { seedToJson } from '../core/settings/seed.ts';
import { setUpInPieces, type SetUp } from '../core/setup.ts';
import type { Engine, Snapshot, StrategyId } from '../core/types.ts';
import { chooseEngine } from '../run/choose-engine.ts';
import { inOwnUnits } from '../run/in-own-units.ts';
import { Session } from '../run/session.ts';
import type { DataRequest } from './data-args.ts';
import { engineLine, type EngineMakers } from './engines.ts';
import type { Io } from './io.ts';
import {
  duration,
  grouped,
  shareLine,
  standingLine,
  stepsPerSecond,
  type LogLine,
} from './output.ts';
import { dataReport, readOwnData } from './own-data.ts';
import { dataWarnings, replayDifference, shortfall } from './remarks.ts';

interface Run {
  readonly strategy: StrategyId | undefined;
  readonly log: readonly LogLine[];
  readonly final: readonly number[];
  /** Before the last update, as the log has it. */
  readonly loss: number;
  readonly elapsedMs: number;
}

/** What `train` is asked for. */
export interface TrainRequest {
  readonly config: FitConfig;
  /** `--lr auto`: the learning rate that suits the data takes the place of the one in `config`. */
  readonly autoRate: boolean;
  readonly data: DataRequest | undefined;
  readonly json: boolean;
}

/**
 * `downhill train`: the log and the parameters, or one JSON object, to stdout; all else to stderr.
 * Ends with what the engine or the session throws; the engine is destroyed in any case.
 */
export async function train(
  { config: asked, autoRate, data, json }: TrainRequest,
  io: Io,
  makers: EngineMakers,
): Promise<void> {
  const read = data === undefined ? undefined : await readOwnData(data, io);
  const choosing = chooseEngine(asked, makers, io.terminal.say, read?.own.x.length);
  const base = await io.stop.race(choosing, () => stoppedAt(0, asked.epochs));
  try {
    const made = await prepared(asked, read?.own, io);
    // Data that follow from the seed need none, and may be many.
    const theory = autoRate || read !== undefined ? theoryOf(made.problem) : undefined;
    const set = withRate(made, theory, read?.own, autoRate, io);
    const { config, problem, units } = set;
    const engine = units === undefined ? base : inOwnUnits(base, units);
    const printed = printing(set, theory, read?.own);
    const run = await follow(engine, set, printed, json, io);
    const { y } = (units && read?.own) ?? problem.data;
    const goodness = goodnessOf(run.loss, spreadOf(y).variance);
    const result = (): string =>
      JSON.stringify({
        ...report(config, engine, problem.start.parameters, run),
        ...goodness,
        ...(read !== undefined && { data: dataReport(read, units) }),
      });
    await io.terminal.print(json ? [result()] : printed.parameters(run.final));
    const speed = grouped(stepsPerSecond(config.epochs, run.elapsedMs));
    io.terminal.say(
      `${grouped(config.epochs)} epochs in ${duration(run.elapsedMs)}, ${speed} steps/s`,
    );
    const [share, error] = [goodness.rSquared, goodness.rmse].map((value) => resultText(value));
    io.terminal.say(`R² ${share} about the mean, RMSE ${error}, ${grouped(config.points)} rows`);
    const short = read && theory && shortfall(read.own, set, theory, run.final, printed.parameters);
    if (short !== undefined) io.terminal.say(short);
    const difference = replayDifference(config, run.log);
    if (difference !== undefined) io.terminal.say(difference);
  } finally {
    base.destroy();
  }
}

/** The lines of the log: those of the article, or as own data need them. */
interface Printing {
  readonly epoch: (epoch: number, epochs: number, loss: number) => string;
  readonly parameters: (parameters: readonly number[]) => readonly string[];
}

function printing(
  { config, parameterNames, units }: SetUp,
  theory: Theory | undefined,
  own: OwnData | undefined,
): Printing {
  if (own === undefined) {
    return { epoch: epochLine, parameters: (values) => parameterLines(parameterNames, values) };
  }
  const digits = parameterDigits(own);
  const noise = theory === undefined ? [] : parameterNoise(theory, units, config.precision);
  return {
    epoch: ownEpochLine,
    parameters: (values) => ownParameterLines(parameterNames, values, digits, noise),
  };
}

/** @throws AbortedError */
async function prepared(config: FitConfig, own: OwnData | undefined, io: Io): Promise<SetUp> {
  const work = setUpInPieces(config, own);
  for (;;) {
    if (io.stop.cause !== undefined) throw new AbortedError(stoppedAt(0, config.epochs));
    const { done, value } = work.next();
    if (done === true) return value;
    io.terminal.draw(() => shareLine('generating', config.points, value));
    await io.breathe();
  }
}

function stoppedAt(epoch: number, epochs: number): string {
  return `stopped at epoch ${epoch} of ${epochs}`;
}

/** With the learning rate that holds; says what there is to say about it. */
function withRate(
  set: SetUp,
  theory: Theory | undefined,
  own: OwnData | undefined,
  autoRate: boolean,
  io: Io,
): SetUp {
  if (!autoRate && own === undefined) return set;
  if (autoRate && theory === undefined) {
    throw new ConfigError('lr', 'lr auto is not known for this model: give a number');
  }
  const lr = autoRate && theory !== undefined ? suitableLearningRate(theory) : set.config.lr;
  if (lr < SETTINGS.lr.least) {
    throw new ConfigError(
      'lr',
      `lr auto would be ${lr} for these data, below ${SETTINGS.lr.least}: add --standardise`,
    );
  }
  if (autoRate) io.terminal.say(`lr ${lr}`);
  const config = { ...set.config, lr };
  if (own !== undefined)
    for (const text of dataWarnings(own, config, theory)) io.terminal.say(text);
  return { ...set, config, problem: { ...set.problem, learningRate: lr } };
}

/** Trains to the end; prints the log as it comes, unless JSON is asked for. */
async function follow(
  engine: Engine,
  { config: { points, epochs, logEvery }, problem }: SetUp,
  printed: Printing,
  json: boolean,
  io: Io,
): Promise<Run> {
  const { terminal, stop } = io;
  const log: LogLine[] = [];
  let last: Snapshot | undefined;
  const session = new Session({
    engine,
    problem,
    epochs,
    clock: io.clock,
    onUpload: (share) => {
      terminal.draw(() => shareLine('uploading', points, share));
    },
    onPrepared: () => {
      io.terminal.say([engineLine(engine.info), session.description].join(', '));
    },
    onFault: (fault) => {
      const how =
        fault instanceof DeviceLostError
          ? 'the graphics device was lost: another one goes on'
          : 'the driver cut work short: smaller pieces go on';
      io.terminal.say(`${how} from epoch ${grouped(session.checkpoint.epoch)}`);
    },
  });
  stop.onRequest(() => {
    session.abort();
  });
  try {
    for await (const snapshot of stop.until(session, () => stoppedAt(last?.epoch ?? 0, epochs))) {
      last = snapshot;
      const news = snapshot.samples
        .filter(({ epoch }) => epoch % logEvery === 0)
        .map(({ epoch, loss }): LogLine => [epoch, loss]);
      for (const line of news) log.push(line);
      if (!json && news.length > 0) {
        await terminal.print(news.map(([epoch, loss]) => printed.epoch(epoch, epochs, loss)));
      }
      const { elapsedMs } = session;
      terminal.draw(() => standingLine({ ...snapshot, elapsedMs }, epochs));
    }
  } catch (error) {
    if (error instanceof AbortedError) throw error;
    const { epoch, parameters } = session.checkpoint;
    const kept = printed.parameters(parameters).join(', ');
    if (epoch > 0) io.terminal.say(`the last finite numbers, of epoch ${grouped(epoch)}: ${kept}`);
    throw error;
  }
  const { strategy, elapsedMs } = session;
  return { strategy, log, final: last?.parameters ?? [], loss: last?.loss ?? NaN, elapsedMs };
}

/** The object of `train --json`. */
function report(
  config: FitConfig,
  { info }: Engine,
  init: readonly number[],
  { strategy, log, final, loss, elapsedMs }: Run,
): Record<string, unknown> {
  const { model, seed, replay, points, epochs, lr } = config;
  return {
    engine: info.engine,
    adapter: info.adapter,
    strategy,
    model,
    // A replay has no seed: the article does not say it.
    seed: replay === 'none' ? seedToJson(seed) : null,
    ...(replay !== 'none' && { replay }),
    points,
    epochs,
    lr,
    init,
    log,
    final,
    loss,
    elapsedMs,
    stepsPerSecond: stepsPerSecond(epochs, elapsedMs),
  };
}
