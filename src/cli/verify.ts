import { readFileSync } from 'node:fs';
import { ConfigError, messageOf } from '../core/errors.ts';
import { chooseEngine } from '../run/choose-engine.ts';
import { compareReports } from '../run/verify/compare.ts';
import { readVerifyJson, verifyJson, type ReadReport } from '../run/verify/json.ts';
import type { VerifyProgress } from '../run/verify/types.ts';
import { verify } from '../run/verify/verify.ts';
import type { EngineMakers } from './engines.ts';
import { note, type Io } from './io.ts';
import { environmentOf, type Machine } from './machine.ts';
import { grouped } from './output.ts';
import { Progress } from './progress.ts';
import type { VerifyRequest } from './verify-args.ts';
import { compareTable, verifyTable } from './verify-table.ts';

/**
 * `downhill verify`: a table or one JSON object to `io.out`; progress to `io.err`, where that is a
 * terminal.
 * @returns whether everything passed
 * @throws AbortedError when stopped, and what the engine throws where it cannot begin
 */
export async function verifyCommand(
  request: VerifyRequest,
  io: Io,
  makers: EngineMakers,
  machine: Machine,
): Promise<boolean> {
  if (request.kind === 'compare') return compare(request.files, io);
  const { config, json } = request;
  const engine = await chooseEngine(config, makers, (text) => {
    note(io, text);
  });
  const signal = { aborted: false };
  io.stop.onRequest(() => {
    signal.aborted = true;
  });
  const progress = new Progress(io);
  try {
    const report = await verify({
      config,
      engine,
      mirror: makers.cpu('f32'),
      oracle: makers.cpu('f64'),
      environment: environmentOf(machine, [engine.info]),
      clock: io.clock,
      signal,
      onProgress: (standing) => {
        progress.draw(() => runLine(standing));
      },
    }).finally(() => {
      progress.clear();
    });
    io.out(json ? `${verifyJson(report)}\n` : verifyTable(report));
    return report.pass;
  } finally {
    engine.destroy();
  }
}

function compare(files: readonly [string, string], io: Io): boolean {
  const [one, other] = [read(files[0]), read(files[1])];
  const comparison = compareReports(one, other);
  io.out(compareTable(comparison, [one, other]));
  return comparison.pass;
}

function read(file: string): ReadReport {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(
      'compare',
      `${file} cannot be read (${messageOf(error)}): give a file of downhill verify --json`,
    );
  }
  return readVerifyJson(text, file);
}

/** `run 3/8: dispatch, epoch 12,300/20,000` */
function runLine({ run, runs, subject, again, epoch, epochs }: VerifyProgress): string {
  return `run ${run}/${runs}: ${subject}${again ? ', again' : ''}, epoch ${grouped(epoch)}/${grouped(epochs)}`;
}
