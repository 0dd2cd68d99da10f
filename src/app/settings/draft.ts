/** What the fields of the page say: text, which may or may not be a configuration. */
import type { Faults } from '../../core/settings/fault.ts';
import {
  CONFIG_KEYS,
  OF_A_RUN,
  SETTINGS,
  settingText,
  type ConfigKey,
  type FitConfig,
} from '../../core/settings/index.ts';
import { checkTable } from '../../core/settings/read.ts';

export type Draft = Readonly<Record<ConfigKey, string>>;

export function draftOf(config: FitConfig): Draft {
  const texts = CONFIG_KEYS.map((key) => [key, settingText(config, key)] as const);
  return Object.fromEntries(texts) as Draft;
}

/** Whether a replay brings it by itself; its field keeps its text for the way back. */
export function isBrought(key: ConfigKey, { replay }: Pick<Draft, 'replay'>): boolean {
  return replay !== 'none' && SETTINGS.replay.brings.some((one) => one === key);
}

/** The configuration that the fields say, with the defaults in the place of what is wrong. */
export function checkDraft(draft: Draft): { readonly config: FitConfig; readonly faults: Faults } {
  const said = CONFIG_KEYS.filter((key) => !isBrought(key, draft));
  const raw = Object.fromEntries(said.map((key) => [key, draft[key]]));
  const { values, faults } = checkTable(OF_A_RUN, raw);
  return { config: values, faults };
}
