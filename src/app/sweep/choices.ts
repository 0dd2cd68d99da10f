/** Which settings a map can lie over, and which pairs of them are worth a look. */
import { ConfigError } from '../../core/errors.ts';
import {
  CONFIG_KEYS,
  SETTINGS,
  flagOf,
  type ConfigKey,
  type FitConfig,
} from '../../core/settings/index.ts';
import { isRange } from '../../core/settings/kinds.ts';
import { POINTS } from '../../core/settings/limits.ts';
import { belongs } from '../../core/settings/methods.ts';
import { endsOf } from '../../core/settings/slice.ts';
import type { Setting } from '../../core/settings/table.ts';
import { setUpOn } from '../../core/setup.ts';
import type { Dataset } from '../../core/types.ts';
import { gridOf } from '../../run/sweep/axes.ts';
import { settingsOfRuns } from '../../run/sweep/cells.ts';
import type { Axis } from '../../run/sweep/types.ts';
import { isBrought } from '../settings/draft.ts';
import { listText, readAxis, type Pair } from './axis.ts';

/** What all runs of a map start from. */
export interface Base {
  readonly config: FitConfig;
  readonly parameterNames: readonly string[];
  /** Where a parameter sets out. */
  readonly startOf: (parameter: string) => number;
  /** Undefined while they are on their way. */
  readonly data: Dataset | undefined;
  /** Whether the data are a person's own. */
  readonly isOfGiven: boolean;
}

/** What is chosen with the data and the model, and what changes nothing. */
const ELSEWHERE: readonly ConfigKey[] = ['points', 'epochs', 'logEvery', 'degree', 'lr', 'replay', 'engine', 'strategy', 'precision']; // prettier-ignore
/** Lists of words that no table has: somebody writes them. */
const WRITTEN: readonly ConfigKey[] = ['layers', 'batch'];
/** Of more parameters nobody picks one from a list. */
const MOST_NAMED = 12;
const SIDE = 64;
const PARTS = 4;

/** Settings that have a say, and the start of each parameter, or the rate of each layer. */
export function axisNames(base: Base): readonly string[] {
  const { config, parameterNames, isOfGiven } = base;
  const settings = CONFIG_KEYS.filter((key) => {
    const row: Setting = SETTINGS[key];
    const hasSay =
      row.belongsTo === undefined || belongs(row.belongsTo, (name) => config[name as ConfigKey]);
    if (!hasSay || ELSEWHERE.includes(key) || (isOfGiven && row.notOfGiven !== undefined))
      return false;
    if (key === 'rows') return !isBrought(key, config) && partsOf(base).length > 0;
    return isRange(row) || WRITTEN.includes(key) || wordsOf(flagOf(key), base).length > 1;
  });
  const layers = [...new Set(parameterNames.map((name) => name.split('.')[0] ?? ''))];
  const isNetwork = config.model === 'network';
  return [
    'lr',
    ...settings.map(flagOf),
    ...(isNetwork ? layers.map((layer) => `rates.${layer}`) : []),
    ...(isNetwork || parameterNames.length > MOST_NAMED
      ? []
      : parameterNames.map((name) => `start.${name}`)),
    ...(config.replay === 'none' ? ['seed'] : []),
  ];
}

export function keyOf(axis: string): ConfigKey | undefined {
  return CONFIG_KEYS.find((key) => flagOf(key) === axis);
}

/** Whether an axis is between two ends, and may be; else its values are words. */
export function isOfNumbers(axis: string): boolean {
  const key = keyOf(axis);
  return key === undefined || key === 'seed' || isRange(SETTINGS[key]);
}

/** Those of a setting's words with which a run can be trained; none of a setting that has no table of them. */
export function wordsOf(axis: string, base: Base): readonly string[] {
  const key = keyOf(axis);
  const row: Setting & { readonly choices?: readonly unknown[] } = SETTINGS[key ?? 'lr'];
  return (row.choices ?? []).map(String).filter((word) => canBe(axis, word, base));
}

function canBe(axis: string, word: string, { config, parameterNames, data }: Base): boolean {
  const one = gridOf([readAxis(`${axis}=${word}`)]);
  try {
    const settings = settingsOfRuns({ config, parameterNames }, one)(0);
    // What is said of parameters by their names has nothing to do with it, and the data are the rows that are used.
    const plain = { start: 'drawn', fixed: [], rates: [], bounds: [], rows: 'all' } as const;
    if (data !== undefined) setUpOn({ ...settings, ...plain }, data);
    return true;
  } catch (refused) {
    if (refused instanceof ConfigError) return false;
    throw refused;
  }
}

/** As an axis that somebody has just chosen is written. */
export function usualAxis(axis: string, base: Base): Axis {
  const words = wordsOf(axis, base);
  return readAxis(words.length > 0 ? listText(axis, words) : `${axis}=${usualValues(axis, base)}`);
}

function usualValues(axis: string, base: Base): string {
  const { startOf } = base;
  const [head, ...rest] = axis.split('.');
  if (axis === 'rows') return partsOf(base).join();
  if (head === 'start') {
    const at = Number(startOf(rest.join('.')).toPrecision(1)) || 0;
    return `${at - 6}..${at + 6}:${SIDE}`;
  }
  return KNOWN[head === 'rates' ? head : axis] ?? `0.0001..1:${SIDE}:log`;
}

/** The rows that are used, in four parts; none of so few that one would have a single row. */
function partsOf({ config, data }: Base): readonly string[] {
  const [first] = endsOf(config.rows);
  const count = data?.y.length ?? 0;
  if (count < PARTS * POINTS.least) return [];
  const endOf = (part: number): number => first - 1 + Math.floor((part * count) / PARTS);
  return Array.from({ length: PARTS }, (_, part) => `${endOf(part) + 1}..${endOf(part + 1)}`);
}

const KNOWN: Readonly<Record<string, string>> = {
  momentum: `0..0.99:${SIDE}`,
  dampening: `0..1:${SIDE}`,
  beta1: `0..0.99:${SIDE}`,
  beta2: `0.9..0.9999:${SIDE}`,
  alpha: `0..0.999:${SIDE}`,
  gamma: `0.1..1:${SIDE}`,
  seed: `1..${SIDE}:${SIDE}`,
  'step-size': `10..640:${SIDE}`,
  't-max': `100..6400:${SIDE}`,
  batch: 'full,10,1',
  layers: '4;8;16;8,8',
  rates: `0.001..1000:${SIDE}:log`,
};

/** By the model and the optimizer. */
export function presetsOf(base: Base): readonly Pair<Axis>[] {
  const offered = axisNames(base);
  const [memory] = ['momentum', 'beta1', 'alpha'].filter((name) => offered.includes(name));
  const starts = offered.filter((name) => name.startsWith('start.'));
  const layers = offered.filter((name) => name.startsWith('rates.'));
  const pairs: readonly (readonly [string | undefined, string | undefined])[] = [
    ['lr', memory ?? starts[0] ?? 'seed'],
    ['lr', offered.find((name) => name === 'optimizer')],
    [starts[0], starts[1]],
    ['lr', starts[0]],
    [layers[0], layers.at(-1)],
  ];
  const named = new Map(pairs.map((pair) => [pair.join(), pair] as const));
  return [...named.values()].flatMap(([across, up]) =>
    across === undefined || up === undefined || across === up
      ? []
      : [[usualAxis(across, base), usualAxis(up, base)] as const],
  );
}
