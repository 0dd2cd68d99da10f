/** Settings in words, as names of runs are made of them. */
import { settingText, type ConfigKey, type FitConfig } from '../../core/settings/index.ts';
import type { Messages } from '../i18n/index.ts';

export type SettingWords = Pick<Messages, 'settings'>;

/** What the values of a setting are called; undefined where they speak for themselves. */
export function wordsOfChoice(
  key: ConfigKey,
  { settings: { choices, engines, strategies } }: SettingWords,
): Readonly<Record<string, string>> | undefined {
  const words: Readonly<Partial<Record<ConfigKey, Readonly<Record<string, string>>>>> = {
    ...choices,
    engine: engines,
    strategy: strategies,
  };
  return words[key];
}

/** `Adam`, `0.9`, `8,8` */
export function valueText(config: FitConfig, key: ConfigKey, words: SettingWords): string {
  const value = settingText(config, key);
  return wordsOfChoice(key, words)?.[value] ?? value;
}

/** The value behind its name: `momentum 0.9`, `cosine`, `nesterov`. */
export function partText(config: FitConfig, key: ConfigKey, words: SettingWords): string {
  const name = key === 'lr' ? key : words.settings.names[key].toLowerCase();
  const text = settingText(config, key);
  if (text === 'true') return name;
  const value = valueText(config, key, words);
  const isWord = value !== text;
  return key === 'schedule' && isWord ? value.toLowerCase() : `${name} ${isWord ? value.toLowerCase() : value}`; // prettier-ignore
}
