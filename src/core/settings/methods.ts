/** The options of models, losses, optimizers and schedules, as settings: what each belongs to, and what it may be. */
import { LOSSES } from '../losses/rows.ts';
import { OPTIMIZERS } from '../optimizers/rows.ts';
import { SCHEDULES } from '../schedules/index.ts';
import { integer, number, type Range } from './kinds.ts';
import { EPOCHS } from './limits.ts';
import { presetOf, type Get, type Refuse, type Row } from './row.ts';

/** By the setting that chooses, those of its values that have the option. One of them is enough. */
export type BelongsTo = Readonly<
  Partial<Record<'model' | 'dataset' | 'loss' | 'optimizer' | 'schedule', readonly string[]>>
>;

export function belongs(to: BelongsTo, get: Get): boolean {
  return Object.entries(to).some(([key, ids]) => ids.includes(String(get(key))));
}

/** A row that says something about those alone, and has no value elsewhere. */
export function only<T, Rest extends object>(
  belongsTo: BelongsTo,
  row: Pick<Row<T>, 'preset' | 'read'> & Rest,
) {
  return {
    ...row,
    belongsTo,
    preset: (get: Get): T | undefined => (belongs(belongsTo, get) ? presetOf(row, get) : undefined),
    read: (raw: unknown, refuse: Refuse, get: Get): T | undefined => row.read(raw, refuse, get),
  };
}

type Defaults = Readonly<Record<string, { readonly defaults: object }>>;

const REGISTRIES = { loss: LOSSES, optimizer: OPTIMIZERS, schedule: SCHEDULES } as const satisfies Record<string, Defaults>; // prettier-ignore

/** An option under its own name, or under another where two families would be at odds. */
function belonging(key: keyof typeof REGISTRIES, option: string, does: string) {
  const families: Defaults = REGISTRIES[key];
  const all = Object.keys(families);
  const ids = all.filter((id) => option in (families[id]?.defaults ?? {}));
  const about = ids.length === all.length ? does : `${ids.join(', ')}: ${does}`;
  const ofFamily = (get: Get): unknown => {
    const { defaults = {} } = families[String(get(key))] ?? {};
    return (defaults as Readonly<Record<string, unknown>>)[option];
  };
  return { belongsTo: { [key]: ids } as BelongsTo, option, ofFamily, about, changes: 'method' } as const; // prettier-ignore
}

/** @param does what it does, for the help, where `{range}` stands for what it may be */
function numeric(
  of: keyof typeof REGISTRIES,
  name: string,
  row: Range & ReturnType<typeof number>,
  does: string,
) {
  const { ofFamily, ...belongs } = belonging(of, name, does);
  const preset = (get: Get): number | undefined => ofFamily(get) as number | undefined;
  const read = (raw: unknown, refuse: Refuse): number | undefined => row.read(raw, refuse);
  return { ...row, ...belongs, preset, read };
}

/** Yes or no: a flag without a value, `nesterov=true` in the address. */
function yesOrNo(of: keyof typeof REGISTRIES, name: string, does: string) {
  const { ofFamily, ...belongs } = belonging(of, name, does);
  return {
    ...belongs,
    choices: ['false', 'true'],
    preset: (get: Get): boolean | undefined => ofFamily(get) as boolean | undefined,
    read: (raw: unknown, refuse: Refuse): boolean | undefined => {
      if (raw === true || raw === 'true') return true;
      if (raw === false || raw === 'false') return false;
      const choices = ['true', 'false'];
      return refuse('is neither true nor false: give one of them', { kind: 'choice', choices });
    },
  };
}

/** 0 to below 1: the last f32 before it. */
const BELOW_ONE = 1 - 2 ** -24;
const FAR = 1e12;

export const OPTIONS = {
  huberDelta: numeric(
    'loss',
    'delta',
    number(1, 1e-12, FAR),
    'from this residual on it counts linearly, {range}',
  ),
  smoothL1Beta: numeric('loss', 'beta', number(1, 0, FAR), 'the same, and 0 is l1 itself, {range}'),
  momentum: numeric(
    'optimizer',
    'momentum',
    number(0, 0, 10),
    'how much of the last step is kept, {range}',
  ),
  dampening: numeric(
    'optimizer',
    'dampening',
    number(0, -10, 10),
    'how much of a gradient the momentum does not take, {range}',
  ),
  nesterov: yesOrNo('optimizer', 'nesterov', 'look ahead along the momentum'),
  weightDecay: numeric(
    'optimizer',
    'weightDecay',
    number(0, 0, 1e6),
    'what pulls the parameters to 0, {range}',
  ),
  beta1: numeric(
    'optimizer',
    'beta1',
    number(0.9, 0, BELOW_ONE),
    'how much of the mean gradient is kept, 0 to below 1',
  ),
  beta2: numeric(
    'optimizer',
    'beta2',
    number(0.999, 0, BELOW_ONE),
    'how much of the mean squared gradient is kept, 0 to below 1',
  ),
  eps: numeric('optimizer', 'eps', number(1e-8, 0, FAR), 'keeps the divisor from 0, {range}'),
  amsgrad: yesOrNo('optimizer', 'amsgrad', 'divide by the greatest mean square so far'),
  momentumDecay: numeric(
    'optimizer',
    'momentumDecay',
    number(4e-3, 0, FAR),
    'how slowly the momentum comes to beta1, {range}',
  ),
  alpha: numeric(
    'optimizer',
    'alpha',
    number(0.99, 0, 10),
    'how much of the mean square is kept, {range}',
  ),
  centered: yesOrNo('optimizer', 'centered', 'divide by the standard deviation of the gradients'),
  lrDecay: numeric(
    'optimizer',
    'lrDecay',
    number(0, 0, 1e6),
    'lr is divided by 1 + t·N after t steps, {range}',
  ),
  stepSize: numeric(
    'schedule',
    'stepSize',
    integer(1000, 1, EPOCHS.most),
    'epochs from one fall of lr to the next, {range}',
  ),
  gamma: numeric('schedule', 'gamma', number(0.1, -10, 10), 'what lr is multiplied by, {range}'),
  tMax: numeric(
    'schedule',
    'tMax',
    integer(1000, 1, EPOCHS.most),
    'the epoch at which lr is 0, {range}',
  ),
} as const;

type OptionKey = keyof typeof OPTIONS;

/** The options of one choice, by the names that its family has for them. */
export function optionsOf(
  key: keyof typeof REGISTRIES,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { defaults } = (REGISTRIES[key] as Defaults)[String(values[key])] ?? { defaults: {} };
  const mine = (Object.keys(OPTIONS) as OptionKey[]).filter((name) => {
    const { belongsTo, option } = OPTIONS[name];
    return key in belongsTo && option in defaults;
  });
  return Object.fromEntries(mine.map((name) => [OPTIONS[name].option, values[name]]));
}

/** The other way: a choice as settings. */
export function settingsOf(
  key: keyof typeof REGISTRIES,
  choice: { readonly kind: string },
): Readonly<Record<string, unknown>> {
  const given: Readonly<Record<string, unknown>> = { ...choice };
  const mine = (Object.keys(OPTIONS) as OptionKey[]).filter((name) => {
    const { belongsTo, option } = OPTIONS[name];
    return belongsTo[key]?.includes(choice.kind) === true && given[option] !== undefined;
  });
  return {
    [key]: choice.kind,
    ...Object.fromEntries(mine.map((name) => [name, given[OPTIONS[name].option]])),
  };
}
