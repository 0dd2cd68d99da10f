import { DEFAULTS, RANGES, flagOf, type ConfigKey, type FitConfig } from '../core/config.ts';
import { MODEL_IDS } from '../core/models/index.ts';
import { ENGINES, PRECISIONS, STRATEGIES } from '../core/types.ts';
import type { CommandName } from './args.ts';
import { benchHelp } from './bench-help.ts';
import { DECIMAL_WORDS, DELIMITER_WORDS, THOUSANDS_WORDS } from '../csv/options.ts';
import { grouped } from './output.ts';
import { verifyHelp } from './verify-help.ts';

interface FlagHelp {
  readonly values: string;
  /** What the flag does, in one line. */
  readonly about: string;
}

const oneOf = (choices: readonly string[]): string => choices.join('|');

function range(key: keyof typeof RANGES): string {
  const { least, most } = RANGES[key];
  return `${numeral(least)} to ${numeral(most)}`;
}

/** Readable digits where there are few of them: `268,435,456`, but `1e-12`. */
function numeral(value: number): string {
  return Number.isInteger(value) && value <= 1e9 ? grouped(value) : value.toExponential();
}

const TRAIN_FLAGS = {
  model: {
    values: oneOf(MODEL_IDS),
    about: 'the hand-built model with parameters a and b, or nn.Linear(1, 1)',
  },
  seed: {
    values: 'N',
    about: 'data and start, as torch.manual_seed(N) gives them: -2^63 to 2^64-1',
  },
  replay: {
    values: oneOf(MODEL_IDS),
    about: "one of the article's two runs again, with its printed figures; replaces --seed",
  },
  start: {
    values: 'A,B',
    about: 'where gradient descent sets out, in place of the drawn parameters: --start 1.5,-3',
  },
  points: { values: 'N', about: `how many points, ${range('points')}` },
  epochs: { values: 'N', about: `how many steps of gradient descent, ${range('epochs')}` },
  lr: {
    values: 'X|auto',
    about: `learning rate, ${range('lr')}; auto: half the largest stable one`,
  },
  logEvery: { values: 'N', about: `print the loss at every N-th epoch, ${range('logEvery')}` },
  engine: {
    values: oneOf(['auto', ...ENGINES]),
    about: 'what computes; auto: a GPU, else a software adapter, else the CPU reference',
  },
  strategy: { values: oneOf(['auto', ...STRATEGIES]), about: 'how the steps reach the device' },
  precision: {
    values: oneOf(PRECISIONS),
    about: 'f64: by the cpu engine only, which auto then takes; compensated: f32, two a parameter',
  },
} as const satisfies Record<ConfigKey, FlagHelp>;

/** What `downhill --help` and `downhill <command> --help` print. */
export function helpText(topic: CommandName | undefined): string {
  if (topic === 'train') return trainHelp();
  if (topic === 'bench') return benchHelp();
  if (topic === 'verify') return verifyHelp(flagLines);
  return topic === 'info' ? INFO : GENERAL;
}

const GENERAL = `downhill trains small models by gradient descent on the GPU, through WebGPU.

Usage: downhill <command> [flags]

Commands:
  train      fit y = a·x + b to noisy points, and print the loss as PyTorch's script does
  bench      how fast each engine trains by each strategy, on few points and on many
  verify     whether the engine's numbers are right: held against exact gradient descent
  info       what this machine offers: engines, adapter, limits, features

  downhill <command> --help   the flags of a command
  downhill --version          the version

Results go to stdout, all else to stderr.
Exit status: 0 done, 1 the run failed, 2 wrong usage, 129, 130 or 143 stopped by
SIGHUP, Ctrl-C or SIGTERM; a second Ctrl-C ends the program at once.

Under Node the GPU needs the package webgpu (npm install webgpu); Deno has WebGPU built in, and
needs deno run --allow-env --allow-sys --allow-read --allow-write.
Without a GPU, the software adapter of an installed Chrome or Chromium is used;
DOWNHILL_CHROMIUM=<path> says where that is. DOWNHILL_DEBUG=1 adds stack traces to errors.
`;

const INFO = `Usage: downhill info [--json]

Prints the version, the runtime, the CPU, which engines this machine offers and why not the
others, and the GPU adapter with the limits and features that matter here.

  --json     print one JSON object
`;

function words(choices: Readonly<Record<string, string>>): string {
  return oneOf(Object.keys(choices));
}

function trainHelp(): string {
  const keys = Object.keys(TRAIN_FLAGS) as readonly ConfigKey[];
  return `Usage: downhill train [flags]

Fits the line y = a·x + b to points around y = 3x + 10, or to your own, by full-batch gradient
descent on the mean squared error. Prints the loss on the way and the parameters at the end.

${keys.map(flagLines).join('\n')}

Own data:
  --data FILE
      a table in UTF-8, or - for stdin: CSV, columns between tabs or spaces, a JSON array of
      objects, gzip of these. How it is written is found, and said on stderr, as are the rows that
      hold no number for x and y and are left out. --seed draws only the start
  --x COLUMN, --y COLUMN
      by name, or by number from 1 (default: the first columns of numbers; a date can be x, and a
      column that counts 1, 2, 3, … comes last)
  --delimiter ${words(DELIMITER_WORDS)}
      what separates the cells (default: auto, as for the next four)
  --decimal ${words(DECIMAL_WORDS)}
      what stands before the fraction
  --thousands ${words(THOUSANDS_WORDS)}
      what stands between groups of digits
  --header yes|no|N
      whether the first row has the names, or on which line of the file they are
  --dates dmy|mdy
      the order of day and month in dates such as 03/04/2024
  --standardise
      train on (x - mean)/sd and (y - mean)/sd, which suits data at any scale: with --lr auto a few
      epochs are enough. Loss and parameters are printed in the data's own units all the same

Output:
  --json
      print one JSON object with the settings, the log and the parameters
  --no-tune
      take the usual shape for many points; else the fastest is measured once, and kept

Examples:
  downhill train --model linear --seed 7
  downhill train --replay parameter
  downhill train --data cars.csv --x weight --y mpg --standardise --lr auto --epochs 200
  downhill train --points 1000000 --epochs 1000 --log-every 10 --json > run.json
`;
}

function flagLines(key: ConfigKey): string {
  const { values, about }: FlagHelp = TRAIN_FLAGS[key];
  const preset = key === 'replay' ? '' : ` (default ${defaultOf(key)})`;
  return `  --${flagOf(key)} ${values}${preset}\n      ${about}`;
}

function defaultOf(key: keyof FitConfig): string {
  const value = DEFAULTS[key];
  return typeof value === 'number' && value >= 1 ? grouped(value) : String(value);
}
