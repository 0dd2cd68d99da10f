/** Which settings a map can lie over, and which pairs of them are worth a look. */
import {
  CONFIG_KEYS,
  SETTINGS,
  flagOf,
  type ConfigKey,
  type FitConfig,
} from '../../core/settings/index.ts';
import { isRange } from '../../core/settings/kinds.ts';
import { belongs } from '../../core/settings/methods.ts';
import type { Setting } from '../../core/settings/table.ts';
import type { AxisParts, Pair } from './axis.ts';

/** What is chosen with the data and the model. */
const ELSEWHERE: readonly ConfigKey[] = ['points', 'epochs', 'logEvery', 'degree', 'lr'];
/** Of more parameters nobody picks one from a list. */
const MOST_NAMED = 12;
const SIDE = 64;

/** Settings that are numbers and have a say, and the start of each parameter, or the rate of each layer. */
export function axisNames(config: FitConfig, parameterNames: readonly string[]): readonly string[] {
  const settings = CONFIG_KEYS.filter((key) => {
    const row: Setting = SETTINGS[key];
    const hasSay =
      row.belongsTo === undefined || belongs(row.belongsTo, (name) => config[name as ConfigKey]);
    return isRange(row) && hasSay && !ELSEWHERE.includes(key);
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

/** Where an axis begins and ends that somebody has just chosen. */
export function usualAxis(name: string, start: (parameter: string) => number): AxisParts {
  const parts = (low: number, high: number, isLog = false, count = SIDE): AxisParts => ({
    name,
    low,
    high,
    count,
    isLog,
  });
  const [head, ...rest] = name.split('.');
  if (head === 'start') {
    const at = Number(start(rest.join('.')).toPrecision(1)) || 0;
    return parts(at - 6, at + 6);
  }
  if (head === 'rates') return parts(1e-3, 1e3, true);
  return { ...parts(1e-4, 1, true), ...KNOWN[name], name };
}

const KNOWN: Readonly<Record<string, Omit<AxisParts, 'name'>>> = {
  momentum: { low: 0, high: 0.99, count: SIDE, isLog: false },
  dampening: { low: 0, high: 1, count: SIDE, isLog: false },
  beta1: { low: 0, high: 0.99, count: SIDE, isLog: false },
  beta2: { low: 0.9, high: 0.9999, count: SIDE, isLog: false },
  alpha: { low: 0, high: 0.999, count: SIDE, isLog: false },
  gamma: { low: 0.1, high: 1, count: SIDE, isLog: false },
  seed: { low: 1, high: SIDE, count: SIDE, isLog: false },
  'step-size': { low: 10, high: 640, count: SIDE, isLog: false },
  't-max': { low: 100, high: 6400, count: SIDE, isLog: false },
};

/** By the model and the optimizer. */
export function presetsOf(
  config: FitConfig,
  parameterNames: readonly string[],
  start: (parameter: string) => number,
): readonly Pair<AxisParts>[] {
  const offered = axisNames(config, parameterNames);
  const [memory] = ['momentum', 'beta1', 'alpha'].filter((name) => offered.includes(name));
  const starts = offered.filter((name) => name.startsWith('start.'));
  const layers = offered.filter((name) => name.startsWith('rates.'));
  const pairs: readonly (readonly [string | undefined, string | undefined])[] = [
    ['lr', memory ?? starts[0] ?? 'seed'],
    [starts[0], starts[1]],
    ['lr', starts[0]],
    [layers[0], layers.at(-1)],
  ];
  const named = new Map(pairs.map((pair) => [pair.join(), pair] as const));
  return [...named.values()].flatMap(([across, up]) =>
    across === undefined || up === undefined || across === up
      ? []
      : [[usualAxis(across, start), usualAxis(up, start)] as const],
  );
}
