import { CONFIG_KEYS, SETTINGS, flagOf, settingText } from '../../core/settings/index.ts';
import { ConfigError } from '../../core/errors.ts';
import { errorText } from '../../core/text/numbers.ts';
import { setUp } from '../../core/setup.ts';
import { shown } from '../../core/text/shown.ts';
import type { Sample, StrategyId } from '../../core/types.ts';
import { asTrained } from '../in-own-units.ts';
import { bothBounds, differencesOf, sameBits, worstOf } from './checks.ts';
import type { ReadReport } from './json.ts';
import type { Judged, Verified, VerifiedData } from './types.ts';
import { descentOf, lookUp, trainedNames } from './verify.ts';

/** How a quantity differs between two reports: the second's value less the first's, and what both may err. */
export interface Difference extends Judged {
  readonly strategy: StrategyId;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** The strategies whose samples agree in every bit. */
  readonly bitEqual: readonly StrategyId[];
  /** What is wrong besides: one report failed by itself, or has other epochs. */
  readonly reasons: readonly string[];
  readonly pass: boolean;
}

/** What two runs must have in common. Engine, strategy and precision may differ: they are compared. */
const MUST_AGREE = CONFIG_KEYS.filter(
  (key) => SETTINGS[key].changes !== 'engine' && SETTINGS[key].changes !== 'log',
);

/**
 * Two reports of one config: equal to the bit, or within the bounds of both runs together. The bounds
 * are derived anew, from the config.
 * @param prepared of the config of `one`; made at once where left out
 * @throws ConfigError where the configs differ, or no strategy is in both
 */
export function compareReports(
  one: ReadReport,
  other: ReadReport,
  prepared?: Verified,
): Comparison {
  for (const key of MUST_AGREE) {
    const [mine, theirs] = [settingText(one.config, key), settingText(other.config, key)];
    if (mine === theirs) continue;
    refuse(
      `${flagOf(key)} is ${mine} in ${one.name} and ${theirs} in ${other.name}: compare runs of one config`,
    );
  }
  if (!sameData(one.data, other.data)) {
    refuse(
      `${one.name} is of ${dataText(one)}, ${other.name} of ${dataText(other)}: compare runs on the same data`,
    );
  }
  if (one.data !== undefined && prepared === undefined) {
    refuse(
      `${one.name} is of ${dataText(one)}, which no report holds: compare in a page that has them`,
    );
  }
  const set = prepared ?? setUp(one.config);
  const { boundOf } = descentOf(asTrained(set));
  const found: Difference[] = [];
  const bitEqual: StrategyId[] = [];
  const reasons = [one, other]
    .filter(({ pass }) => !pass)
    .map(({ name }) => `${name} did not pass by itself`);
  for (const { strategy, samples } of one.runs) {
    const twin = other.runs.find((run) => run.strategy === strategy);
    if (twin === undefined) continue;
    if (!sameEpochs(samples, twin.samples)) {
      reasons.push(`${strategy}: the two have samples of different epochs`);
      continue;
    }
    const [mine, theirs] = [boundOf(one.precision, strategy), boundOf(other.precision, strategy)];
    const boundAt = mine && theirs && bothBounds(mine, theirs);
    if (samples.every((sample, i) => sameBits(sample, twin.samples[i]))) bitEqual.push(strategy);
    else if (boundAt === undefined) {
      reasons.push(`${strategy}: the two differ, and nothing says by how much they may`);
    }
    if (boundAt === undefined) continue;
    const standard = { at: lookUp(samples), boundAt };
    for (const series of differencesOf(twin.samples, trainedNames(set), standard)) {
      found.push({ strategy, of: series.of, ...worstOf(series, samples) });
    }
  }
  if (found.length === 0 && bitEqual.length === 0 && reasons.length === 0) {
    refuse(`${one.name} and ${other.name} have no strategy in common: verify one on both`);
  }
  return {
    differences: found,
    bitEqual,
    reasons,
    pass: reasons.length === 0 && found.every(({ pass }) => pass),
  };
}

function refuse(why: string): never {
  throw new ConfigError('compare', why);
}

/** The name of the file is everybody's own. */
function sameData(one: VerifiedData | undefined, other: VerifiedData | undefined): boolean {
  const keys = ['x', 'y', 'points', 'standardised'] as const;
  return (
    (one === undefined) === (other === undefined) && keys.every((k) => one?.[k] === other?.[k])
  );
}

function dataText({ data }: ReadReport): string {
  if (data === undefined) return 'seeded data';
  const { name, x, y, points, standardised } = data;
  const how = standardised ? ', standardised' : '';
  return `${shown(name)} (${shown(x)}, ${shown(y)}, ${points} points${how})`;
}

function sameEpochs(one: readonly Sample[], other: readonly Sample[]): boolean {
  return one.length === other.length && one.every(({ epoch }, i) => epoch === other[i]?.epoch);
}

/** `a differs by -1.2e-7 at epoch 400, where 3.3e-3 is allowed` */
export function differenceLine({ strategy, of, found, bound, epoch }: Difference): string {
  return `${strategy}: ${of} differs by ${errorText(found)} at epoch ${epoch ?? 0}, where ${errorText(bound)} is allowed`;
}
