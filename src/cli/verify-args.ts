import { ConfigError } from '../core/errors.ts';
import { SETTINGS, parseFlags, type FitConfig } from '../core/settings/index.ts';
import { SWITCH } from '../core/settings/kinds.ts';
import type { Row } from '../core/settings/row.ts';
import type { Setting } from '../core/settings/table.ts';
import { ENGINES, STRATEGIES } from '../core/types.ts';
import { NO_TUNE, only, type Flags, type Usage } from './flags.ts';

/** What `downhill verify` is to do: verify an engine here, or compare two reports. */
export type VerifyRequest =
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

export const VERIFY: Usage = {
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
};

/** @throws ConfigError that names the flag, the value and what it may be */
export function parseVerify({ raw, words }: Flags): VerifyRequest {
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
