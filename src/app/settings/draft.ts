/** What the fields of the page say: text, which may or may not be a configuration. */
import type { Faults } from '../../core/settings/fault.ts';
import {
  CONFIG_KEYS,
  OF_A_RUN,
  SETTINGS,
  configToRecord,
  flagOf,
  settingText,
  type ConfigKey,
  type FitConfig,
} from '../../core/settings/index.ts';
import type { OwnData } from '../../core/data/own.ts';
import { DATASETS, type DatasetId } from '../../core/data/datasets.ts';
import { isArticleModel } from '../../core/models/catalogue.ts';
import { belongs } from '../../core/settings/methods.ts';
import { checkTable } from '../../core/settings/read.ts';
import type { Setting } from '../../core/settings/table.ts';
import type { Models } from '../training/preparing.ts';

/** What stands for a formula that the address leaves out. */
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
  return { ...draft, ...presets, ...ofOtherModel(draft, config, patch), ...patch };
}

/** The settings that say which model it is. */
export const MODEL_KEYS = ['model', 'formula', 'degree', 'layers', 'activation'] as const;

/** What says which model it is, from where it sets out, and what stays there. */
export function modelIn(draft: Draft) {
  const { model, formula, degree, layers, activation, replay, start, fixed, rates, bounds } = draft;
  return { model, formula, degree, layers, activation, replay, start, fixed, rates, bounds };
}

/**
 * Another model sets out elsewhere, and ends a replay. A formula is typed for the points that are there; any other model
 * brings its own after a formula, and where it looks at fewer columns.
 */
function ofOtherModel(draft: Draft, config: FitConfig, patch: Partial<Draft>): Partial<Draft> {
  if (MODEL_KEYS.every((key) => patch[key] === undefined)) return {};
  const { model = draft.model } = patch;
  const isTyped = model === 'formula';
  const dataset = settingText(config, 'dataset') as DatasetId;
  const isOpen = isTyped || model === 'network';
  const isLost = !isOpen && (config.model === 'formula' || DATASETS[dataset].columns.length > 1);
  return {
    start: 'drawn',
    fixed: '',
    rates: '',
    bounds: '',
    ...(patch.model !== undefined && { replay: 'none' }),
    ...(isTyped ? { dataset } : isLost && { dataset: NOTHING }),
  };
}

/** Fields that cannot be used, with what goes with them: a formula that is not read is no model. */
export function heldBy(faults: Faults): readonly ConfigKey[] {
  const isModel = MODEL_KEYS.some((key) => key in faults);
  return CONFIG_KEYS.filter((key) => key in faults || (isModel && key === 'model'));
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

/**
 * The configuration that the fields say, with the defaults in the place of what is wrong.
 * @param beside the data that a formula is to look at, where it is asked
 */
export function checkDraft(
  draft: Draft,
  models?: Models,
  beside?: { readonly own: OwnData | undefined },
): { readonly config: FitConfig; readonly faults: Faults } {
  const said = CONFIG_KEYS.filter((key) => !isBrought(key, draft) && hasSay(key, draft));
  const raw = Object.fromEntries(said.map((key) => [key, draft[key]]));
  const rules = [...OF_A_RUN.rules, ...(models?.FORMULA_RULES ?? [])];
  if (models && beside) rules.push(models.besideColumns(beside.own));
  const { values, faults } = checkTable({ rows: SETTINGS, rules }, raw);
  return { config: values, faults };
}
