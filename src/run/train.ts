/** The settings of a run as a program writes them: a loss, an optimizer, a schedule each with its own options. */
import { ConfigError } from '../core/errors.ts';
import { TEXT } from '../core/input/given.ts';
import { lossFormula, type LossChoice, type LossId } from '../core/losses/rows.ts';
import type { ModelId } from '../core/models/rows.ts';
import { checkGroups, choicesOf, type GroupedOptimizer } from '../core/optimizers/groups.ts';
import { recipeOf, type OptimizerId } from '../core/optimizers/rows.ts';
import { scheduleOf, type ScheduleChoice, type ScheduleId } from '../core/schedules/index.ts';
import { settingsOf } from '../core/settings/methods.ts';
import type { FitConfig } from '../core/settings/index.ts';
import type { TrainingSettings } from './training.ts';
import type { NamedGroups } from './groups.ts';

/** What is fitted: a formula, hidden layers, or a model by its name. */
export type ModelOptions =
  | {
      /** `a*exp(-b*x) + c`; several columns are x1, x2, … */
      readonly formula: string;
      readonly model?: 'formula';
      readonly layers?: never;
    }
  | {
      /** The sizes of the hidden layers of a network. */
      readonly layers: readonly number[];
      readonly activation?: NonNullable<FitConfig['activation']>;
      readonly model?: 'network';
      readonly formula?: never;
    }
  | {
      readonly model?: Exclude<ModelId, 'formula'>;
      /** Of `polynomial`. */
      readonly degree?: number;
      readonly formula?: never;
      readonly layers?: never;
    };

type Common = Pick<
  TrainingSettings,
  | 'batch'
  | 'engine'
  | 'epochs'
  | 'fixed'
  | 'logEvery'
  | 'lr'
  | 'precision'
  | 'rates'
  | 'resume'
  | 'rows'
  | 'say'
  | 'seed'
  | 'signal'
  | 'start'
  | 'strategy'
>;

/**
 * Each by its name, or with options: `{ kind: 'adam', beta1: 0.8 }`. One of another kind does not compile. Parameters in
 * `groups` of the optimizer have a learning rate and options of their own: see {@link GroupedOptimizer}.
 */
export type TrainSettings = Common &
  ModelOptions & {
    readonly loss?: LossId | LossChoice;
    readonly optimizer?: OptimizerId | GroupedOptimizer<string>;
    readonly schedule?: ScheduleId | ScheduleChoice;
  };

/**
 * The same as settings of a fit, and the parameter groups.
 * @throws ConfigError for what has no kind, and for an option of another
 */
export function fitSettingsOf(options: TrainSettings): {
  readonly settings: TrainingSettings;
  readonly groups: NamedGroups;
} {
  const { loss = 'mse', optimizer = 'sgd', schedule = 'constant', ...rest } = options;
  const grouped = choiceOf<GroupedOptimizer<string>>('optimizer', optimizer);
  checkGroups(grouped, TEXT);
  const { groups, ...own } = grouped;
  const chosen = {
    loss: choiceOf<LossChoice>('loss', loss),
    optimizer: own,
    schedule: choiceOf<ScheduleChoice>('schedule', schedule),
  };
  lossFormula(chosen.loss);
  for (const one of choicesOf(grouped)) recipeOf(one);
  scheduleOf(chosen.schedule);
  const model = rest.layers === undefined ? {} : { model: 'network' as const };
  const settings = {
    ...model,
    ...rest,
    ...settingsOf('loss', chosen.loss),
    ...settingsOf('optimizer', chosen.optimizer),
    ...settingsOf('schedule', chosen.schedule),
  };
  return { settings, groups: groups ?? [] };
}

function choiceOf<C extends { readonly kind: string }>(what: string, given: C | C['kind']): C {
  const choice: unknown = typeof given === 'string' ? { kind: given } : given;
  const { kind } = Object(choice) as { readonly kind?: unknown };
  if (typeof kind === 'string') return choice as C;
  throw new ConfigError(
    what,
    `${what} has no kind: give a name, or an object such as { kind: '…' }`,
  );
}
