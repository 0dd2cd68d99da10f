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
function belonging(key: keyof typeof REGISTRIES, option: string) {
  const families: Defaults = REGISTRIES[key];
  const ids = Object.keys(families).filter((id) => option in (families[id]?.defaults ?? {}));
  const ofFamily = (get: Get): unknown => {
    const { defaults = {} } = families[String(get(key))] ?? {};
    return (defaults as Readonly<Record<string, unknown>>)[option];
  };
  return { belongsTo: { [key]: ids } as BelongsTo, option, ofFamily };
}

function numeric(
  of: keyof typeof REGISTRIES,
  name: string,
  row: Range & ReturnType<typeof number>,
) {
  const { ofFamily, ...belongs } = belonging(of, name);
  const preset = (get: Get): number | undefined => ofFamily(get) as number | undefined;
  const read = (raw: unknown, refuse: Refuse): number | undefined => row.read(raw, refuse);
  return { ...row, ...belongs, preset, read };
}

/** Yes or no: a flag without a value, `nesterov=true` in the address. */
function yesOrNo(of: keyof typeof REGISTRIES, name: string) {
  const { ofFamily, ...belongs } = belonging(of, name);
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
  huberDelta: {
    ...numeric('loss', 'delta', number(1, 1e-12, FAR)),
    about: 'huber: from this residual on it counts linearly, {range}',
    changes: 'method',
  },
  smoothL1Beta: {
    ...numeric('loss', 'beta', number(1, 0, FAR)),
    about: 'smooth-l1: the same, and 0 is l1 itself, {range}',
    changes: 'method',
  },
  momentum: {
    ...numeric('optimizer', 'momentum', number(0, 0, 10)),
    about: 'sgd, rmsprop: how much of the last step is kept, {range}',
    changes: 'method',
  },
  dampening: {
    ...numeric('optimizer', 'dampening', number(0, -10, 10)),
    about: 'sgd: how much of a gradient the momentum does not take, {range}',
    changes: 'method',
  },
  nesterov: {
    ...yesOrNo('optimizer', 'nesterov'),
    about: 'sgd: look ahead along the momentum',
    changes: 'method',
  },
  weightDecay: {
    ...numeric('optimizer', 'weightDecay', number(0, 0, 1e6)),
    about: 'what pulls the parameters to 0, {range}',
    changes: 'method',
  },
  beta1: {
    ...numeric('optimizer', 'beta1', number(0.9, 0, BELOW_ONE)),
    about: 'adam, adamw: how much of the mean gradient is kept, 0 to below 1',
    changes: 'method',
  },
  beta2: {
    ...numeric('optimizer', 'beta2', number(0.999, 0, BELOW_ONE)),
    about: 'adam, adamw: how much of the mean squared gradient is kept, 0 to below 1',
    changes: 'method',
  },
  eps: {
    ...numeric('optimizer', 'eps', number(1e-8, 0, FAR)),
    about: 'adam, adamw, rmsprop, adagrad: keeps the divisor from 0, {range}',
    changes: 'method',
  },
  amsgrad: {
    ...yesOrNo('optimizer', 'amsgrad'),
    about: 'adam, adamw: divide by the greatest mean square so far',
    changes: 'method',
  },
  alpha: {
    ...numeric('optimizer', 'alpha', number(0.99, 0, 10)),
    about: 'rmsprop: how much of the mean square is kept, {range}',
    changes: 'method',
  },
  centered: {
    ...yesOrNo('optimizer', 'centered'),
    about: 'rmsprop: divide by the standard deviation of the gradients',
    changes: 'method',
  },
  lrDecay: {
    ...numeric('optimizer', 'lrDecay', number(0, 0, 1e6)),
    about: 'adagrad: lr is divided by 1 + t·N after t steps, {range}',
    changes: 'method',
  },
  stepSize: {
    ...numeric('schedule', 'stepSize', integer(1000, 1, EPOCHS.most)),
    about: 'step: epochs from one fall of lr to the next, {range}',
    changes: 'method',
  },
  gamma: {
    ...numeric('schedule', 'gamma', number(0.1, -10, 10)),
    about: 'step, exponential: what lr is multiplied by, {range}',
    changes: 'method',
  },
  tMax: {
    ...numeric('schedule', 'tMax', integer(1000, 1, EPOCHS.most)),
    about: 'cosine: the epoch at which lr is 0, {range}',
    changes: 'method',
  },
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
