/** What the fields of the page say: text, which may or may not be a configuration. */
import { CONFIG_KEYS, settingText, type ConfigKey, type FitConfig } from '../../core/config.ts';

export type Draft = Readonly<Record<ConfigKey, string>>;

/** The fields as a configuration fills them. */
export function draftOf(config: FitConfig): Draft {
  const texts = CONFIG_KEYS.map((key) => [key, settingText(config, key)] as const);
  return Object.fromEntries(texts) as Draft;
}

/** What a replay brings by itself; the fields keep their text for the way back. */
export const BROUGHT_BY_REPLAY: readonly ConfigKey[] = ['model', 'seed', 'points'];

/** The fields as `parseConfig` takes them. */
export function rawOf(draft: Draft): Record<string, string> {
  const raw: Record<string, string> = { ...draft };
  if (draft.replay !== 'none') {
    for (const key of BROUGHT_BY_REPLAY) Reflect.deleteProperty(raw, key);
  }
  return raw;
}
