import { ConfigError } from '../core/errors.ts';
import { SETTINGS, type FitConfig } from '../core/settings/index.ts';
import { parseFlags } from '../core/settings/parse.ts';
import { SWITCH } from '../core/settings/kinds.ts';
import type { Row } from '../core/settings/row.ts';
import type { Setting } from '../core/settings/table.ts';
import { grouped } from '../core/text/grouped.ts';
import { ENGINES, STRATEGIES } from '../core/types.ts';
import { chooseEngine } from '../run/choose-engine.ts';
import { compareReports } from '../run/verify/compare.ts';
import { readVerifyJson, verifyJson, type ReadReport } from '../run/verify/json.ts';
import type { VerifyProgress } from '../run/verify/types.ts';
import { verify } from '../run/verify/verify.ts';
import { environmentOf, type Command, type Io, type World } from './command.ts';
import { NO_TUNE, only, type Flags } from './flags.ts';
import { textOf } from './reading.ts';
import { compareTable, verifyTable } from './verify-table.ts';

/** What `downhill verify` is to do: verify an engine here, or compare two reports. */
type Request =
  | { readonly kind: 'verify'; readonly config: FitConfig; readonly json: boolean }
  | { readonly kind: 'compare'; readonly files: readonly [string, string] };

/** The settings of a run; which epochs are sampled follows from how many there are. */
const ROWS: Readonly<Record<string, Row<unknown>>> = {
  engine: {
    ...SETTINGS.engine,
    // To fall back on the CPU would verify the reference against itself.
    preset: 'webgpu',
    values: [...ENGINES, 'auto'].join('|'),
    about: 'what is verified',
  },
  strategy: {
    ...SETTINGS.strategy,
    values: [...STRATEGIES, 'all'].join('|'),
    otherwise: 'all',
    about: 'by which strategy; all: each one that the engine has',
  },
  ...Object.fromEntries(
    Object.entries<Setting>(SETTINGS).filter(
      ([key, { changes }]) => changes !== 'log' && key !== 'engine' && key !== 'strategy',
    ),
  ),
};

export const VERIFY: Command<Request> = {
  command: 'verify',
  forms: ['[flags]', '--compare a.json b.json'],
  about: `Trains by each strategy, and holds the loss and the parameters along the run against exact gradient
descent in closed form, the f64 oracle and the f32 mirror, each within a bound that is derived from
the rounding of the arithmetic. Runs twice, and compares bit by bit; holds the device's own step
count against what was asked for; finds where f32 gets no further. Exit status 1 if anything fails.`,
  flags: {
    '': {
      ...ROWS,
      json: {
        ...SWITCH,
        about: 'print one JSON object: the environment, the samples, the errors, the checks',
      },
      compare: {
        ...SWITCH,
        follows: 'a.json b.json',
        about: `compare two such objects, of two machines: equal to the bit, or within both bounds together;
a difference is the value of the second less that of the first. - is stdin`,
      },
      'no-tune': NO_TUNE,
    },
  },
  examples: ['', '--points 5000 --epochs 300 --strategy fused', '--json > here.json'],
  read: request,
  perform,
};

function request({ raw, words }: Flags): Request {
  const given = only(ROWS, raw);
  if (raw['compare'] === true) {
    const [one, other, ...more] = words;
    const alone = Object.values(given).every((value) => value === undefined);
    if (one === undefined || other === undefined || more.length > 0 || !alone) {
      throw new ConfigError(
        'compare',
        'compare takes two files and no other flag: write downhill verify --compare a.json b.json',
      );
    }
    return { kind: 'compare', files: [one, other] };
  }
  const config = parseFlags({
    ...given,
    engine: given['engine'] ?? ROWS['engine']?.preset,
    strategy: given['strategy'] === 'all' ? 'auto' : given['strategy'],
    'log-every': SETTINGS.logEvery.most,
  });
  return { kind: 'verify', config, json: raw['json'] === true };
}

/**
 * `downhill verify`: a table or one JSON object to stdout; progress to stderr, where that is a terminal.
 * @returns whether everything passed
 * @throws AbortedError when stopped, and what the engine throws where it cannot begin
 */
async function perform(request: Request, world: World): Promise<boolean> {
  if (request.kind === 'compare') return compare(request.files, world);
  const { config, json } = request;
  const { terminal, stop, clock, makers, machine } = world;
  const engine = await stop.race(chooseEngine(config, makers, terminal.say));
  try {
    const verifying = verify({
      config,
      engine,
      mirror: await makers.cpu('f32'),
      oracle: await makers.cpu('f64'),
      environment: environmentOf(machine, [engine.info]),
      clock,
      signal: stop.signal,
      onProgress: (standing) => terminal.draw(() => runLine(standing)),
    });
    const report = await stop.race(verifying);
    await terminal.print(json ? [verifyJson(report)] : verifyTable(report));
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
