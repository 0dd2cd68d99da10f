import { CONFIG_KEYS, flagOf, settingText, type FitConfig } from '../../core/config.ts';
import { configFromAddress } from '../settings/address.ts';
import type { Language } from '../i18n/index.ts';
import type { RunRecord } from './record.ts';

/** What a run is called where its name would stand: by its name, or by when it was kept. */
export function labelOf({ name, savedAt }: RunRecord, language: Language): string {
  if (name !== '') return name;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  return format.format(new Date(savedAt));
}

/** What of the settings differs from those at hand: `lr 0.03`, `seed 7`. */
export function differences({ settings }: RunRecord, config: FitConfig): readonly string[] {
  const theirs = configFromAddress(settings).config;
  return CONFIG_KEYS.filter((key) => settingText(theirs, key) !== settingText(config, key)).map(
    (key) => `${flagOf(key)} ${settingText(theirs, key)}`,
  );
}

/** In a legend: the name, or else what makes the run another than the one at hand. */
export function legendOf(record: RunRecord, config: FitConfig, language: Language): string {
  const different = record.name === '' ? differences(record, config) : [];
  return different.length > 0 ? different.join(', ') : labelOf(record, language);
}
