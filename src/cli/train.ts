import type { FitConfig } from '../core/config.ts';
import { AbortedError, DeviceLostError } from '../core/errors.ts';
import { epochLine, parameterLines } from '../core/printed.ts';
import { seedToJson } from '../core/seed.ts';
import { setUpInPieces, type SetUp } from '../core/setup.ts';
import type { Engine, Snapshot, StrategyId } from '../core/types.ts';
import { chooseEngine } from '../run/choose-engine.ts';
import { Session } from '../run/session.ts';
import { engineLine, type EngineMakers } from './engines.ts';
import { note, type Io } from './io.ts';
import { duration, grouped, stepsPerSecond, type LogLine } from './output.ts';
import { Progress, shareLine, standingLine } from './progress.ts';
import { replayDifference } from './replay.ts';

interface Run {
  readonly strategy: StrategyId | undefined;
  readonly log: readonly LogLine[];
  readonly final: readonly number[];
  readonly elapsedMs: number;
}

/**
 * `downhill train`: the log and the parameters, or one JSON object, to `io.out`; all else to
 * `io.err`. Ends with what the engine or the session throws; the engine is destroyed in any case.
 */
export async function train(
  asked: FitConfig,
  json: boolean,
  io: Io,
  makers: EngineMakers,
): Promise<void> {
  const engine = await chooseEngine(asked, makers, (text) => {
    note(io, text);
  });
  try {
    const progress = new Progress(io);
    const prepared = await generated(asked, io, progress);
    const { config, parameterNames, problem } = prepared;
    const run = await follow(engine, prepared, json, io, progress);
    io.out(
      json
        ? `${JSON.stringify(report(config, engine, problem.start.parameters, run))}\n`
        : lines(parameterLines(parameterNames, run.final)),
    );
    const speed = grouped(stepsPerSecond(config.epochs, run.elapsedMs));
    note(io, `${grouped(config.epochs)} epochs in ${duration(run.elapsedMs)}, ${speed} steps/s`);
    const difference = replayDifference(config, run.log);
    if (difference !== undefined) note(io, difference);
  } finally {
    engine.destroy();
  }
}

/** @throws AbortedError */
async function generated(config: FitConfig, io: Io, progress: Progress): Promise<SetUp> {
  const work = setUpInPieces(config);
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

/** Trains to the end; prints the log as it comes, unless JSON is asked for. */
async function follow(
  engine: Engine,
  { config: { points, epochs, logEvery }, parameterNames, problem }: SetUp,
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
    const kept = parameterLines(parameterNames, parameters).join(', ');
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
