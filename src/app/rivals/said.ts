/** Rivals in words, as the address carries them: `sgd:momentum=0.9;adam:lr=0.1`. */
import {
  CONFIG_KEYS,
  SETTINGS,
  configToRecord,
  flagOf,
  settingText,
  type ConfigKey,
  type FitConfig,
} from '../../core/settings/index.ts';
import type { Setting } from '../../core/settings/table.ts';
import { configFromAddress, type Refused } from '../settings/address.ts';
import type { Draft } from '../settings/draft.ts';
import { MOST_RIVALS, type AppState } from '../state.ts';

/** Options of an optimizer are each rival's own, and so is all of a schedule that is its own. */
function isOf(family: 'optimizer' | 'schedule', key: ConfigKey): boolean {
  const { belongsTo = {} }: Setting = SETTINGS[key];
  return key === family || family in belongsTo;
}

/** In what a rival may differ from the settings; in all else they are the same. */
export const OWN_KEYS = CONFIG_KEYS.filter(
  (key) => ['lr', 'batch'].includes(key) || isOf('optimizer', key) || isOf('schedule', key),
);

function keyOf(flag: string): ConfigKey {
  return CONFIG_KEYS.find((key) => flagOf(key) === flag) ?? 'optimizer';
}

/** What is said of a rival, by the keys of the address; its optimizer always. */
export type Said = Readonly<Record<string, string>>;

type Place = Pick<AppState, 'config' | 'models'>;

/** The settings of a rival, and what is wrong with what is said of it. */
export function readRival(said: Said, { config, models }: Place) {
  const inherited = Object.entries(configToRecord(config)).filter(([flag]) => {
    const key = keyOf(flag);
    if (isOf('schedule', key)) return !('schedule' in said);
    // `moments` descends on what is known of plain steps alone.
    return !isOf('optimizer', key) && (key !== 'strategy' || config.strategy !== 'moments');
  });
  const all = { ...Object.fromEntries(inherited), ...said };
  return configFromAddress(all, models?.FORMULA_RULES);
}

function saidIn(text: string): Said {
  const [optimizer = '', rest = ''] = text.split(/:(.*)/s);
  const parts = rest.split(',').filter((part) => part !== '');
  const said = parts.map((part) => part.split(/=(.*)/s));
  return { optimizer, ...Object.fromEntries(said.map(([flag = '', value = '']) => [flag, value])) };
}

/** What a rival would be of which only the optimizer is said, and a schedule that is its own. */
export function bareOf({ optimizer, schedule }: FitConfig, place: Place): FitConfig {
  const isScheduled = schedule !== place.config.schedule;
  return readRival({ optimizer, ...(isScheduled && { schedule }) }, place).config;
}

/** In what a rival differs from another. */
export function differing(config: FitConfig, from: FitConfig): ConfigKey[] {
  return OWN_KEYS.filter((key) => settingText(config, key) !== settingText(from, key));
}

/** Only what the rival would not be anyway. */
function writeRival(config: FitConfig, place: Place): string {
  const keys = differing(config, bareOf(config, place));
  if (config.schedule !== place.config.schedule) keys.unshift('schedule');
  const parts = keys.map((key) => `${flagOf(key)}=${settingText(config, key)}`);
  return `${config.optimizer}${parts.length > 0 ? ':' : ''}${parts.join()}`;
}

type Racers = Place & Pick<AppState, 'preferences'>;

function textsOf({ preferences }: Pick<AppState, 'preferences'>): readonly string[] {
  return preferences.rivals.split(';').filter((text) => text !== '');
}

let last: { readonly of: readonly unknown[]; readonly rivals: readonly FitConfig[] } | undefined;

/** The settings of each rival: asked for in every picture, and seldom others. */
export function rivalsOf(state: Racers): readonly FitConfig[] {
  const of = [state.config, state.models, state.preferences.rivals];
  if (last?.of.every((part, i) => part === of[i]) !== true) {
    last = { of, rivals: textsOf(state).map((text) => readRival(saidIn(text), state).config) };
  }
  return last.rivals;
}

export function writeRivals(configs: readonly FitConfig[], place: Place): string {
  return configs.map((config) => writeRival(config, place)).join(';');
}

/** Rivals of an address, as far as they can be had, and what cannot. */
export function readRivals(state: Racers): {
  readonly rivals: string;
  readonly refused: readonly Refused[];
} {
  const texts = textsOf(state);
  const read = texts.slice(0, MOST_RIVALS).map((text) => readRival(saidIn(text), state));
  const refused = read.flatMap(({ config, faults }, i) =>
    Object.entries(faults).map(([flag, fault]): Refused => {
      const used = fault.kind === 'unknown' ? undefined : settingText(config, keyOf(flag));
      return { part: `rivals=${texts[i] ?? ''}`, fault, used };
    }),
  );
  const configs = read.map(({ config }) => config);
  return { rivals: writeRivals(configs, state), refused };
}

/** The rivals with one changed, and what is wrong with that. @param at among the rivals, from 0 */
export function withChanged(at: number, patch: Partial<Draft>, state: Racers) {
  const said = Object.entries(saidIn(textsOf(state)[at] ?? ''));
  const kept = said.filter(([flag]) => !('optimizer' in patch) || !isOf('optimizer', keyOf(flag)));
  const news = Object.entries(patch).map(([key, text]) => [flagOf(key), text] as const);
  const { config, faults } = readRival(Object.fromEntries([...kept, ...news]), state);
  return {
    rivals: writeRivals(rivalsOf(state).with(at, config), state),
    faults: Object.fromEntries(Object.entries(faults).map(([flag, one]) => [keyOf(flag), one])),
  };
}

export function without(at: number, state: Racers): string {
  return writeRivals(rivalsOf(state).toSpliced(at, 1), state);
}

/** What differs from a run most who learns of optimizers; lr, schedule and batch are those of the settings. */
const OFFERS = ['sgd:momentum=0.9', 'adam', 'sgd', 'rmsprop', 'nadam'];

/** The rivals and one more: the optimizer once again, and so much another that it is told from those that are there. */
export function withOneMore(state: Racers): string {
  const there = [state.config, ...rivalsOf(state)];
  const isThere = (offered: FitConfig): boolean =>
    there.some((one) => differing(one, offered).length === 0);
  const offers = OFFERS.map((text) => readRival(saidIn(text), state).config);
  const next = offers.find((offered) => !isThere(offered)) ?? state.config;
  return writeRivals([...rivalsOf(state), next], state);
}
