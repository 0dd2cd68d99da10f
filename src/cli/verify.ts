import { chooseEngine } from '../run/choose-engine.ts';
import { compareReports } from '../run/verify/compare.ts';
import { readVerifyJson, verifyJson, type ReadReport } from '../run/verify/json.ts';
import type { VerifyProgress } from '../run/verify/types.ts';
import { verify } from '../run/verify/verify.ts';
import type { EngineMakers } from './engines.ts';
import type { Io } from './io.ts';
import { environmentOf, type Machine } from './machine.ts';
import { grouped } from './output.ts';
import { textOf } from './reading.ts';
import type { VerifyRequest } from './verify-args.ts';
import { compareTable, verifyTable } from './verify-table.ts';

/**
 * `downhill verify`: a table or one JSON object to stdout; progress to stderr, where that is a terminal.
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
  const engine = await io.stop.race(chooseEngine(config, makers, io.terminal.say));
  try {
    const verifying = verify({
      config,
      engine,
      mirror: makers.cpu('f32'),
      oracle: makers.cpu('f64'),
      environment: environmentOf(machine, [engine.info]),
      clock: io.clock,
      signal: io.stop,
      onProgress: (standing) => {
        io.terminal.draw(() => runLine(standing));
      },
    });
    const report = await io.stop.race(verifying);
    await io.terminal.print(json ? [verifyJson(report)] : verifyTable(report));
    return report.pass;
  } finally {
    engine.destroy();
  }
}

/** A hundred times what `verify --json` writes. */
const MOST_REPORT_BYTES = 2 ** 26;

async function compare(files: readonly [string, string], io: Io): Promise<boolean> {
  // In turn: both may be stdin's, or of one who writes first the one and then the other.
  const read = async (file: string): Promise<ReadReport> =>
    readVerifyJson(await textOf(io, file, MOST_REPORT_BYTES), file);
  const reports = [await read(files[0]), await read(files[1])] as const;
  const comparison = compareReports(...reports);
  await io.terminal.print(compareTable(comparison, reports));
  return comparison.pass;
}

/** `run 3/8: dispatch, epoch 12,300/20,000` */
function runLine({ run, runs, subject, again, epoch, epochs }: VerifyProgress): string {
  return `run ${run}/${runs}: ${subject}${again ? ', again' : ''}, epoch ${grouped(epoch)}/${grouped(epochs)}`;
}
