import { CONFIG_KEYS, flagOf, settingText, type FitConfig } from '../../../core/settings/index.ts';
import type { OwnData } from '../../../core/data/own.ts';
import type { Words, WordsOf } from '../../app-context.ts';
import type { Language, Messages } from '../../i18n/index.ts';
import { configFromAddress } from '../../settings/address.ts';
import type { Run } from '../../state.ts';
import type { RunRecord } from '../../state/read-record.ts';
import type { RUNS } from '../../i18n/runs.ts';

/** What a run is called where its name would stand: by its name, or by its data and when it was kept. */
export function labelOf({ name, savedAt, data }: RunRecord, language: Language): string {
  if (name !== '') return name;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  const when = format.format(new Date(savedAt));
  return data === undefined ? when : `${data.name}, ${when}`;
}

/** What of the settings differs from those at hand: `lr 0.03`, `seed 7`. */
export function differences({ settings }: RunRecord, config: FitConfig): readonly string[] {
  const theirs = configFromAddress(settings).config;
  return CONFIG_KEYS.filter((key) => settingText(theirs, key) !== settingText(config, key)).map(
    (key) => `${flagOf(key)} ${settingText(theirs, key)}`,
  );
}

/** In a legend: the name, or else what makes the run another than the one at hand. */
export function legendOf(
  record: RunRecord,
  { config, own }: Pick<Run, 'config' | 'own'>,
  { language, text }: Pick<Words, 'language' | 'text'>,
): string {
  if (record.name !== '') return record.name;
  const different = [...otherUnits(record, own, text), ...differences(record, config)];
  return different.length > 0 ? different.join(', ') : labelOf(record, language);
}

/** How the run was trained on the data, where that is another way. */
function otherUnits(
  { data }: RunRecord,
  own: OwnData | undefined,
  { ownData }: Messages,
): readonly string[] {
  if (data === undefined || data.standardised === own?.standardise) return [];
  return [data.standardised ? ownData.standardised : ownData.asIs];
}

/** What a run was trained on: `cars.csv: kg → km/l, 32 rows`. */
export function dataText(
  { settings, data }: Pick<RunRecord, 'settings' | 'data'>,
  { text, numbers }: Pick<WordsOf<typeof RUNS>, 'text' | 'numbers'>,
): string {
  if (data !== undefined) {
    const { name, x, y, points } = data;
    return `${name}: ${x} → ${y}, ${text.ownData.rows(numbers.integer(points))}`;
  }
  const { config } = configFromAddress(settings);
  const { replay, points } = config;
  if (replay !== 'none') return text.settings.choices.replay[replay];
  return text.runs.seeded(numbers.integer(points), settingText(config, 'seed'));
}
