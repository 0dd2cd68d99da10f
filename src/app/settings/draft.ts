/** What the fields of the page say: text, which may or may not be a configuration. */
import type { Faults } from '../../core/settings/fault.ts';
import {
  CONFIG_KEYS,
  SETTINGS,
  configToRecord,
  flagOf,
  settingText,
  type ConfigKey,
  type FitConfig,
} from '../../core/settings/index.ts';
import { CATALOGUE, isArticleModel } from '../../core/models/catalogue.ts';
import { rowOf, type ModelId } from '../../core/models/rows.ts';
import { belongs } from '../../core/settings/methods.ts';
import { checkTable } from '../../core/settings/read.ts';
import type { Setting } from '../../core/settings/table.ts';
import { rulesOf, type Models } from './rules.ts';

/** What a person finds who asks for a formula, and has no other to begin with. */
export const FIRST_FORMULA = 'a*x + b';

/** A setting that has no value, as text. */
export const NOTHING = String(undefined);

export type Draft = Readonly<Record<ConfigKey, string>>;

export function draftOf(config: FitConfig): Draft {
  const texts = CONFIG_KEYS.map((key) => [key, settingText(config, key)] as const);
  return Object.fromEntries(texts) as Draft;
}

/** Whether a replay brings it by itself; its field keeps its text for the way back. */
export function isBrought(key: ConfigKey, { replay }: Pick<Draft, 'replay'>): boolean {
  const isReplay = replay !== 'none' && replay !== NOTHING;
  return isReplay && SETTINGS.replay.brings.some((one) => one === key);
}

/** The fields as they are before what follows from `patch`: what was a preset goes on to be one. */
export function followed(draft: Draft, config: FitConfig, patch: Partial<Draft>): Draft {
  const said = configToRecord(config);
  const free = CONFIG_KEYS.filter(
    (key) =>
      // That of a formula follows from the formula, which would say nothing without it.
      !(key === 'model' && draft.model === 'formula') &&
      !(flagOf(key) in said) &&
      !isBrought(key, config) &&
      !isBrought(key, { ...draft, ...patch }) &&
      draft[key] === settingText(config, key),
  );
  const presets = Object.fromEntries(free.map((key) => [key, NOTHING]));
  return { ...draft, ...presets, ...ofOtherModel(draft, patch), ...patch };
}

/** Another model sets out elsewhere; a formula begins as the one that is there. */
function ofOtherModel(draft: Draft, patch: Partial<Draft>): Partial<Draft> {
  const { model, formula, layers, degree } = patch;
  if ([model, formula, layers, degree].every((one) => one === undefined)) return {};
  const isBare = model === 'formula' && draft.formula === NOTHING;
  return { start: 'drawn', ...(isBare && formulaOf(draft)) };
}

/** The formula of the model that is there, on the same data. */
function formulaOf({ model, degree, dataset }: Draft): Partial<Draft> {
  if (!(model in CATALOGUE) && model !== 'polynomial') return { formula: FIRST_FORMULA };
  const none = { formula: undefined, layers: undefined, activation: undefined };
  const row = rowOf({ model: model as ModelId, degree: Number(degree), ...none });
  return { formula: row?.formula ?? FIRST_FORMULA, dataset };
}

/** Whether it says something beside what is chosen; what has no value is left to its preset. */
export function hasSay(key: ConfigKey, draft: Draft): boolean {
  const { belongsTo }: Setting = SETTINGS[key];
  if (draft[key] === NOTHING) return false;
  return belongsTo === undefined || belongs(belongsTo, (name) => draft[name as ConfigKey]);
}

/** Whether what reads formulas has a say in it. */
export function asksForModels({ model }: Pick<Draft, 'model'>): boolean {
  return model !== NOTHING && !isArticleModel(model);
}

/** The configuration that the fields say, with the defaults in the place of what is wrong. */
export function checkDraft(
  draft: Draft,
  models?: Models,
): { readonly config: FitConfig; readonly faults: Faults } {
  const said = CONFIG_KEYS.filter((key) => !isBrought(key, draft) && hasSay(key, draft));
  const raw = Object.fromEntries(said.map((key) => [key, draft[key]]));
  const { values, faults } = checkTable({ rows: SETTINGS, rules: rulesOf(models) }, raw);
  return { config: values, faults };
}
