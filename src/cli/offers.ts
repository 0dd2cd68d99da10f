/** What can be asked for by name, as the tables of models, losses, optimizers, schedules, activations and data have it. */
import { DATASETS, DATASET_IDS, type DatasetId } from '../core/data/datasets.ts';
import { lossFormula, LOSS_IDS } from '../core/losses/rows.ts';
import { CATALOGUE, DEGREES } from '../core/models/catalogue.ts';
import { ACTIVATION_IDS, ACTIVATIONS } from '../core/models/network.ts';
import { MODEL_IDS, rowOf, type ModelId } from '../core/models/rows.ts';
import { OPTIMIZER_IDS } from '../core/optimizers/rows.ts';
import { SCHEDULE_IDS } from '../core/schedules/index.ts';
import { SETTINGS, type Setting } from '../core/settings/table.ts';
import type { BelongsTo } from '../core/settings/methods.ts';
import { flagOf } from '../core/settings/read.ts';
import { presetOf } from '../core/settings/row.ts';

/** Null where one has to be given. */
type Preset = number | string | boolean | readonly number[] | null;
type Options = Readonly<Record<string, Preset>>;

/** One of a list of names. */
interface Offer {
  /** Null where there is none, or where a person types it. */
  readonly formula?: string | null;
  /** Its settings, and what they are where none is given. */
  readonly options?: Options;
  /** Of data: what a formula calls the inputs, and whether the targets are 0 and 1. */
  readonly columns?: readonly string[];
  readonly classes?: boolean;
}

/** For `info --json`: each list under its name, each of it under the name of its setting. */
export const OFFERS = {
  models: MODEL_IDS.map((model) => ({ model, formula: formulaOf(model), ...withOptions('model', model) })), // prettier-ignore
  losses: LOSS_IDS.map((loss) => ({ loss, formula: lossFormula({ kind: loss }), ...withOptions('loss', loss) })), // prettier-ignore
  optimizers: OPTIMIZER_IDS.map((optimizer) => ({ optimizer, ...withOptions('optimizer', optimizer) })), // prettier-ignore
  schedules: SCHEDULE_IDS.map((schedule) => ({ schedule, ...withOptions('schedule', schedule) })),
  activations: ACTIVATION_IDS.map((activation) => ({ activation, formula: ACTIVATIONS[activation].formula })), // prettier-ignore
  datasets: DATASET_IDS.map((dataset) => ({ dataset, ...dataOf(dataset), ...withOptions('dataset', dataset) })), // prettier-ignore
} as const satisfies Record<string, readonly Offer[]>;

/** The same for a person: `exponential  a*exp(-b*x) + c`. */
export function offeredRows(): readonly (readonly [
  head: string,
  rows: readonly (readonly [name: string, value: string])[],
])[] {
  return Object.entries<readonly Offer[]>(OFFERS).map(([list, offers]) => {
    const head = list.charAt(0).toUpperCase() + list.slice(1);
    return [head, offers.map((offer) => [String(Object.values(offer)[0]), textOf(offer)])];
  });
}

function textOf({ formula, options = {}, columns, classes }: Offer): string {
  const named = Object.entries(options).map(([key, value]) =>
    `${flagOf(key)} ${value === null ? 'of your own' : String(value)}`.trim(),
  );
  const parts = [
    formula ?? (classes === true ? 'two classes' : ''),
    columns === undefined ? '' : `of ${columns.join(', ')}`,
    named.join(', '),
  ];
  return parts.filter((part) => part !== '').join('; ') || 'no options';
}

/** As it stands with the options that are not given. */
function formulaOf(model: ModelId): string | null {
  const none = { formula: undefined, degree: undefined, layers: undefined, activation: undefined };
  return model === 'formula' ? null : (rowOf({ model, ...none })?.formula ?? null);
}

/** Curves by the formula that their points scatter about. */
function dataOf(id: DatasetId): Required<Pick<Offer, 'formula' | 'columns' | 'classes'>> {
  const { columns, classes = false, about = () => CATALOGUE.parameter } = DATASETS[id];
  return { columns, classes, formula: classes ? null : about(DEGREES.usual).formula };
}

function withOptions(key: keyof BelongsTo, id: string): { readonly options: Options } {
  const get = (name: string): unknown => (name === key ? id : undefined);
  const mine = Object.entries<Setting>(SETTINGS).filter(([, { belongsTo }]) =>
    belongsTo?.[key]?.includes(id),
  );
  const presets = mine.map(
    ([name, row]) => [name, (presetOf(row, get) ?? null) as Preset] as const,
  );
  // A list of nothing says nothing.
  return { options: Object.fromEntries(presets.filter(([, preset]) => String(preset) !== '')) };
}
