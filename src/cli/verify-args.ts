import {
  CONFIG_KEYS,
  RANGES,
  flagOf,
  parseConfig,
  type ConfigKey,
  type FitConfig,
} from '../core/config.ts';
import { ConfigError } from '../core/errors.ts';
import { exampleOf, type FlagSet, type Flags } from './flags.ts';

/** What `downhill verify` is to do: verify an engine here, or compare two reports. */
export type VerifyRequest =
  | { readonly kind: 'verify'; readonly config: FitConfig; readonly json: boolean }
  | { readonly kind: 'compare'; readonly files: readonly [string, string] };

/** The settings of a run; which epochs are sampled follows from how many there are. */
export const VERIFY_KEYS: readonly ConfigKey[] = CONFIG_KEYS.filter((key) => key !== 'logEvery');

export const VERIFY_FLAGS: FlagSet = {
  command: 'verify',
  valued: new Map(VERIFY_KEYS.map((key) => [flagOf(key), exampleOf(key)])),
  switches: ['json', 'compare', 'no-tune', 'help'],
  wordsOf: 'compare',
};

/** @throws ConfigError that names the flag, the value and what it may be */
export function parseVerify({ values, on, words }: Flags): VerifyRequest {
  if (on.has('compare')) {
    const [one, other, ...more] = words;
    if (one === undefined || other === undefined || more.length > 0 || values.size > 0) {
      throw new ConfigError(
        'compare',
        'compare takes two files and no other flag: write downhill verify --compare a.json b.json',
      );
    }
    return { kind: 'compare', files: [one, other] };
  }
  const raw = VERIFY_KEYS.map((key) => [key, values.get(flagOf(key))] as const);
  const given = Object.fromEntries(raw);
  const config = parseConfig({
    ...given,
    // To fall back on the CPU would verify the reference against itself.
    engine: given['engine'] ?? 'webgpu',
    strategy: given['strategy'] === 'all' ? 'auto' : given['strategy'],
    logEvery: RANGES.logEvery.most,
  });
  return { kind: 'verify', config, json: on.has('json') };
}
