import { CONFIG_KEYS, DEFAULTS, SETTINGS } from '../../../core/settings/index.ts';
import { flagOf, settingText, type ConfigKey } from '../../../core/settings/index.ts';
import type { Setting } from '../../../core/settings/table.ts';
import type { Words, WordsOf } from '../../app-context.ts';
import { partText, valueText, type SettingWords } from '../../format/setting-text.ts';
import type { Language } from '../../i18n/index.ts';
import { configOf } from '../../state/overlays.ts';
import { IN_COMMON, LOSS } from '../../state/record.ts';
import type { RunRecord } from '../../state/read-record.ts';
import type { RUNS } from '../../i18n/runs.ts';

/** What a run is called where its name would stand: by its name, or by its data and when it was kept. */
export function labelOf({ name, savedAt, data }: RunRecord, language: Language): string {
  if (name !== '') return name;
  const when = whenText(savedAt, language);
  return data === undefined ? when : `${data.name}, ${when}`;
}

function whenText(savedAt: string, language: Language): string {
  return new Date(savedAt).toLocaleString(language, { dateStyle: 'short', timeStyle: 'medium' });
}

/** The settings in which runs of the same data and model differ. */
export function differing(records: readonly RunRecord[]): readonly ConfigKey[] {
  const isOwn = records.some(({ data }) => data !== undefined);
  return CONFIG_KEYS.filter((key) => {
    const { notOfGiven }: Setting = SETTINGS[key];
    if (IN_COMMON.includes(key) || (isOwn && notOfGiven !== undefined)) return false;
    // Presets follow from what differs, and say nothing more.
    if (!records.some((record) => isSaidBy(record, key))) return false;
    return new Set(records.map((record) => settingText(configOf(record), key))).size > 1;
  });
}

/**
 * What the runs of a group are called, by their ids: as a person named them, or by what makes each another: 'Adam lr 0.01'.
 * Those that would be called the same say when they were kept.
 */
export function namesIn(
  records: readonly RunRecord[],
  { language, text }: Pick<Words, 'language' | 'text'>,
): ReadonlyMap<string, string> {
  const keys = differing(records.filter(({ name }) => name === ''));
  const ways = new Set(records.map(({ data }) => data?.standardised));
  const named = records.map((record) => {
    if (record.name !== '') return record.name;
    // How it was trained on a person's data.
    const way = text.ownData[record.data?.standardised === true ? 'standardised' : 'asIs'];
    const difference = differenceText(record, keys, ways.size > 1 ? [way] : [], text);
    return difference || differenceText(record, ['optimizer', 'lr'], [], text);
  });
  return new Map(
    records.map(({ id, savedAt }, i) => {
      const name = named[i] ?? '';
      const isTwice = named.filter((one) => one === name).length > 1;
      return [id, isTwice ? `${name} · ${whenText(savedAt, language)}` : name];
    }),
  );
}

/** The optimizer is called by its name alone, and first. Options say something where a person set them. */
function differenceText(
  record: RunRecord,
  keys: readonly ConfigKey[],
  own: readonly string[],
  words: SettingWords,
): string {
  const config = configOf(record);
  const optimizer = keys.includes('optimizer') ? valueText(config, 'optimizer', words) : '';
  const said = keys.filter((key) => isSaidBy(record, key) || !('belongsTo' in SETTINGS[key]));
  const parts = said.flatMap((key) => (key === 'optimizer' ? [] : partText(config, key, words)));
  return `${optimizer} ${[...parts, ...own].join(', ')}`.trim();
}

/** Whether it is no preset. */
function isSaidBy({ settings }: RunRecord, key: ConfigKey): boolean {
  return flagOf(key) in settings;
}

/** What a run was trained on: `cars.csv: kg → km/l, 32 rows`. */
export function dataText(
  record: Pick<RunRecord, 'settings' | 'data'>,
  { text, numbers }: Pick<WordsOf<typeof RUNS>, 'text' | 'numbers'>,
): string {
  const { data } = record;
  const config = configOf(record);
  const some = config.rows === 'all' ? '' : `, ${partText(config, 'rows', text)}`;
  if (data !== undefined) {
    const { name, x, y, points } = data;
    return `${name}: ${x} → ${y}, ${text.ownData.rows(numbers.integer(points))}${some}`;
  }
  const { replay, points } = config;
  if (replay !== 'none') return text.settings.choices.replay[replay];
  const dataset = valueText(config, 'dataset', text);
  return text.runs.seeded(dataset, numbers.integer(points), settingText(config, 'seed')) + some;
}

const NETWORK = ['layers', 'activation'] as const;

/** And what was fitted to it, by which loss: `Exponential`, `ŷ = a*x + b`, `Network 8,8 tanh, loss huber`. */
export function modelText(record: RunRecord, { text }: Pick<Words, 'text'>): string {
  const config = configOf(record);
  const { model, formula = '', loss } = config;
  const isSet = (key: ConfigKey): boolean => config[key] !== undefined;
  const of = model === 'polynomial' ? ['degree' as const] : NETWORK.filter(isSet);
  const parts = [valueText(config, 'model', text), ...of.map((key) => settingText(config, key))];
  const fitted = model === 'formula' ? `ŷ = ${formula}` : parts.join(' ');
  const losses = loss === DEFAULTS.loss ? [] : LOSS.filter(isSet);
  return [fitted, ...losses.map((key) => partText(config, key, text))].join(', ');
}
