import { RANGES, type FitConfig } from '../core/config.ts';
import type { OwnData } from '../core/data/own.ts';
import { AbortedError, ConfigError, DeviceLostError } from '../core/errors.ts';
import { leastSquares, suitableLearningRate } from '../core/exact.ts';
import { epochLine, ownParameterLines, parameterLines } from '../core/printed.ts';
import { seedToJson } from '../core/seed.ts';
import { setUpInPieces, type SetUp } from '../core/setup.ts';
import type { Engine, Snapshot, StrategyId } from '../core/types.ts';
import { chooseEngine } from '../run/choose-engine.ts';
import { inOwnUnits } from '../run/in-own-units.ts';
import { Session } from '../run/session.ts';
import type { DataRequest } from './data-args.ts';
import { engineLine, type EngineMakers } from './engines.ts';
import { note, type Io } from './io.ts';
import { dataReport, dataWarnings, readOwnData } from './own-data.ts';
import { duration, grouped, stepsPerSecond, type LogLine } from './output.ts';
import { Progress, shareLine, standingLine } from './progress.ts';
import { replayDifference } from './replay.ts';

interface Run {
  readonly strategy: StrategyId | undefined;
  readonly log: readonly LogLine[];
  readonly final: readonly number[];
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
 * `downhill train`: the log and the parameters, or one JSON object, to `io.out`; all else to
 * `io.err`. Ends with what the engine or the session throws; the engine is destroyed in any case.
 */
export async function train(
  { config: asked, autoRate, data, json }: TrainRequest,
  io: Io,
  makers: EngineMakers,
): Promise<void> {
  const read = data === undefined ? undefined : await readOwnData(data, io);
  const tell = (text: string): void => {
    note(io, text);
  };
  const base = await chooseEngine(asked, makers, tell, read?.own.x.length);
  try {
    const progress = new Progress(io);
    const set = withRate(await prepared(asked, read?.own, io, progress), read?.own, autoRate, io);
    const { config, parameterNames, problem, units } = set;
    const engine = units === undefined ? base : inOwnUnits(base, units);
    const printed = (parameters: readonly number[]): readonly string[] =>
      (read === undefined ? parameterLines : ownParameterLines)(parameterNames, parameters);
    const run = await follow(engine, set, printed, json, io, progress);
    io.out(
      json
        ? `${JSON.stringify({
            ...report(config, engine, problem.start.parameters, run),
            ...(read !== undefined && { data: dataReport(read, units) }),
          })}\n`
        : lines(printed(run.final)),
    );
    const speed = grouped(stepsPerSecond(config.epochs, run.elapsedMs));
    note(io, `${grouped(config.epochs)} epochs in ${duration(run.elapsedMs)}, ${speed} steps/s`);
    const difference = replayDifference(config, run.log);
    if (difference !== undefined) note(io, difference);
  } finally {
    base.destroy();
  }
}

/** @throws AbortedError */
async function prepared(
  config: FitConfig,
  own: OwnData | undefined,
  io: Io,
  progress: Progress,
): Promise<SetUp> {
  const work = setUpInPieces(config, own);
  try {
    for (;;) {
      if (io.stop.cause !== undefined)
        throw new AbortedError(`stopped at epoch 0 of ${config.epochs}`);
      const { done, value } = work.next();
      if (done === true) return value;
      progress.draw(() => shareLine('generating', config.points, value));
      await io.breathe();
    }
  } finally {
    progress.clear();
  }
}

/** With the learning rate that holds; says what there is to say about it. */
function withRate(set: SetUp, own: OwnData | undefined, autoRate: boolean, io: Io): SetUp {
  if (!autoRate && own === undefined) return set;
  const exact = leastSquares(set.problem.data);
  const lr = autoRate ? suitableLearningRate(exact) : set.config.lr;
  if (lr < RANGES.lr.least) {
    throw new ConfigError(
      'lr',
      `lr auto would be ${lr} for these data, below ${RANGES.lr.least}: add --standardise`,
    );
  }
  if (autoRate) note(io, `lr ${lr}`);
  const config = { ...set.config, lr };
  if (own !== undefined) for (const text of dataWarnings(own, config, exact)) note(io, text);
  return { ...set, config, problem: { ...set.problem, learningRate: lr } };
}

/** Trains to the end; prints the log as it comes, unless JSON is asked for. */
async function follow(
  engine: Engine,
  { config: { points, epochs, logEvery }, problem }: SetUp,
  printed: (parameters: readonly number[]) => readonly string[],
  json: boolean,
  io: Io,
  progress: Progress,
): Promise<Run> {
  const say = (text: string): void => {
    progress.clear();
    note(io, text);
  };
  const log: LogLine[] = [];
  let last: Snapshot | undefined;
  const session = new Session({
    engine,
    problem,
    epochs,
    clock: io.clock,
    onUpload: (share) => {
      progress.draw(() => shareLine('uploading', points, share));
    },
    onPrepared: () => {
      say([engineLine(engine.info), session.description].join(', '));
    },
    onFault: (fault) => {
      const how =
        fault instanceof DeviceLostError
          ? 'the graphics device was lost: another one goes on'
          : 'the driver cut work short: smaller pieces go on';
      say(`${how} from epoch ${grouped(session.checkpoint.epoch)}`);
    },
  });
  io.stop.onRequest(() => {
    session.abort();
  });
  try {
    for await (const snapshot of session) {
      last = snapshot;
      const news = snapshot.samples
        .filter(({ epoch }) => epoch % logEvery === 0)
        .map(({ epoch, loss }): LogLine => [epoch, loss]);
      for (const line of news) log.push(line);
      if (!json && news.length > 0) {
        progress.clear();
        io.out(lines(news.map(([epoch, loss]) => epochLine(epoch, epochs, loss))));
      }
      const { elapsedMs } = session;
      progress.draw(() => standingLine({ ...snapshot, elapsedMs }, epochs));
    }
  } catch (error) {
    if (error instanceof AbortedError) {
      throw new AbortedError(`stopped at epoch ${last?.epoch ?? 0} of ${epochs}`);
    }
    const { epoch, parameters } = session.checkpoint;
    const kept = printed(parameters).join(', ');
    if (epoch > 0) say(`the last finite numbers, of epoch ${grouped(epoch)}: ${kept}`);
    throw error;
  } finally {
    progress.clear();
  }
  const { strategy, elapsedMs } = session;
  return { strategy, log, final: last?.parameters ?? [], elapsedMs };
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** The object of `train --json`. */
function report(
  config: FitConfig,
  { info }: Engine,
  init: readonly number[],
  { strategy, log, final, elapsedMs }: Run,
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
    elapsedMs,
    stepsPerSecond: stepsPerSecond(epochs, elapsedMs),
  };
}
