/** A loss, an optimizer and a schedule as torch makes them. */
import { parseFormula } from '../formula/parse.ts';
import { lossFormula, type LossChoice, type LossId } from '../losses/rows.ts';
import { OPTIMIZERS, type OptimizerChoice, type OptimizerId } from '../optimizers/rows.ts';
import type { ScheduleChoice, ScheduleId } from '../schedules/index.ts';
import { groupsOfRates } from '../settings/rates.ts';
import type { FitConfig } from '../settings/table.ts';
import { PythonNames, valueText } from './python.ts';
import { torchText } from './torch-text.ts';

/** Those that torch has a class for; of others the formula is written. */
const LOSSES: Readonly<Partial<Record<LossId, string>>> = {
  mse: 'MSELoss',
  l1: 'L1Loss',
  huber: 'HuberLoss',
  'smooth-l1': 'SmoothL1Loss',
  'bce-with-logits': 'BCEWithLogitsLoss',
};

const CLASSES = {
  sgd: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
  nadam: 'NAdam',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
} as const satisfies Record<OptimizerId, string>;

/** Undefined: none. */
const SCHEDULERS = {
  constant: undefined,
  step: 'StepLR',
  exponential: 'ExponentialLR',
  cosine: 'CosineAnnealingLR',
} as const satisfies Record<ScheduleId, string | undefined>;

type Options = Readonly<Record<string, unknown>>;

/** `criterion = nn.HuberLoss(delta=0.5)`, or a function of as much. */
export function lossScript(choice: LossChoice): readonly string[] {
  const { kind, ...options } = choice;
  const name = LOSSES[kind];
  if (name !== undefined) return [`criterion = nn.${name}(${named(options).join(', ')})`];
  const { graph } = parseFormula(lossFormula(choice), ['y']);
  const { lines, value } = torchText(graph, ['y'], ['p'], new PythonNames(['y', 'p', 'torch']));
  const body = [...lines, `return (${value}).mean()`].map((line) => `    ${line}`);
  return ['def criterion(p, y):', ...body, ''];
}

/**
 * torch's own groups, one a tensor; no lines where all have the same rate.
 * @param names [P]
 */
export function ratesScript(
  { rates: said, lr }: Pick<FitConfig, 'rates' | 'lr'>,
  names: readonly string[],
): readonly string[] {
  if (said.length === 0) return [];
  const tensorOf = (name = ''): string => name.replace(/\[.*/, '');
  const tensors = [...new Set(names.map(tensorOf))];
  const placeOf = (p: number): number => tensors.indexOf(tensorOf(names[p]));
  const rates = groupsOfRates(said, names).flatMap(({ parameters, lr: own }) =>
    [...new Set(parameters.map(placeOf))].map((tensor) => `${tensor}: ${own}`),
  );
  return [
    `rates = {${rates.join(', ')}}  # these parameters have a learning rate of their own`,
    `groups = [{"params": [p], "lr": rates.get(i, ${lr})} for i, p in enumerate(model.parameters())]`,
  ];
}

/** `torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)` @param inGroups by {@link ratesScript} */
export function optimizerScript(
  { kind, ...given }: OptimizerChoice,
  lr: number,
  inGroups: boolean,
): string {
  const defaults: Options = { ...OPTIMIZERS[kind].defaults };
  const options: Options = { ...defaults, ...given };
  const others = Object.entries(options).filter(([key, value]) => value !== defaults[key]);
  // torch takes both or none.
  const { beta1, beta2, ...rest } = Object.fromEntries(others) as Options;
  const betas = beta1 === undefined && beta2 === undefined ? [] : [`betas=(${valueText(options['beta1'])}, ${valueText(options['beta2'])})`]; // prettier-ignore
  const taken = [inGroups ? 'groups' : 'model.parameters()', `lr=${lr}`, ...betas, ...named(rest)];
  return `torch.optim.${CLASSES[kind]}(${taken.join(', ')})`;
}

/** `torch.optim.lr_scheduler.StepLR(optimizer, step_size=300, gamma=0.5)`; undefined where the rate stays. */
export function scheduleScript({ kind, ...options }: ScheduleChoice): string | undefined {
  const name = SCHEDULERS[kind];
  return name && `torch.optim.lr_scheduler.${name}(${['optimizer', ...named(options)].join(', ')})`;
}

/** `weight_decay=0.01`, and `T_max=1000`, as torch has it. */
function named(options: Options): readonly string[] {
  return Object.entries(options).map(([key, value]) => {
    const name = key === 'tMax' ? 'T_max' : key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    return `${name}=${valueText(value)}`;
  });
}
