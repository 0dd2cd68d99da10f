import type { OwnData } from '../core/data/own.ts';
import { AbortedError, DeviceLostError } from '../core/errors.ts';
import { parameterNoise, type Theory } from '../core/quadratic/index.ts';
import type { SetUp } from '../core/setup.ts';
import { parameterDigits } from '../core/text/numbers.ts';
import { epochLine, parameterLines } from '../core/text/printed.ts';
import type { Engine, EngineInfo, Snapshot, StrategyId } from '../core/types.ts';
import { Session } from '../run/session.ts';
import type { Io } from './command.ts';
import { grouped } from '../core/text/grouped.ts';
import { shareLine, standingLine, type LogLine } from './output.ts';

/** What a run has come to. */
export interface Run {
  readonly strategy: StrategyId | undefined;
  readonly log: readonly LogLine[];
  readonly final: readonly number[];
  /** Before the last update, as the log has it. */
  readonly loss: number;
  readonly elapsedMs: number;
}

/** The lines of the log: those of the article, or as own data need them. */
export interface Printing {
  readonly epoch: (epoch: number, epochs: number, loss: number) => string;
  readonly parameters: (parameters: readonly number[]) => readonly string[];
}

export function printing(
  { config, parameterNames, units }: SetUp,
  theory: Theory | undefined,
  own: OwnData | undefined,
): Printing {
  const noise = theory === undefined ? [] : parameterNoise(theory, units, config.precision);
  const known = own && { digits: parameterDigits(own), noise };
  return {
    epoch: (epoch, epochs, loss) => epochLine(epoch, epochs, loss, own !== undefined),
    parameters: (values) => parameterLines(parameterNames, values, known),
  };
}

export function stoppedAt(epoch: number, epochs: number): string {
  return `stopped at epoch ${epoch} of ${epochs}`;
}

/** Trains to the end; prints the log as it comes, unless JSON is asked for. */
export async function follow(
  engine: Engine,
  { config: { epochs, logEvery }, problem }: SetUp,
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
    onUpload: (share) => terminal.draw(() => shareLine('uploading', problem.data.y.length, share)),
    onPrepared: () => io.terminal.say([engineLine(engine.info), session.description].join(', ')),
    onFault: (fault) => {
      const how =
        fault instanceof DeviceLostError
          ? 'the graphics device was lost: another one goes on'
          : 'the driver cut work short: smaller pieces go on';
      io.terminal.say(`${how} from epoch ${grouped(session.checkpoint.epoch)}`);
    },
  });
  stop.onRequest(() => session.abort());
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

/** `webgpu, SwiftShader (software adapter)`: what a person wants to know of an engine. */
function engineLine({ engine, adapter, software }: EngineInfo): string {
  const kind = engine === 'webgpu' && software ? ' (software adapter)' : '';
  return `${engine}, ${adapter}${kind}`;
}
