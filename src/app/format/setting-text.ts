/** Settings in words, as names of runs are made of them. */
import { settingText, type ConfigKey, type FitConfig } from '../../core/settings/index.ts';
import type { Messages } from '../i18n/index.ts';

export type SettingWords = Pick<Messages, 'settings'>;

/** `Adam`, `0.9`, `8,8` */
export function valueText(config: FitConfig, key: ConfigKey, { settings }: SettingWords): string {
  const { choices, engines, strategies } = settings;
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...choices,
    engine: engines,
    strategy: strategies,
  };
  const value = settingText(config, key);
  return words[key]?.[value] ?? value;
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
