/** A loss, an optimizer and a schedule as torch makes them. */
import type { LossChoice, LossId } from '../losses/rows.ts';
import { OPTIMIZERS, type OptimizerChoice, type OptimizerId } from '../optimizers/rows.ts';
import type { ScheduleChoice, ScheduleId } from '../schedules/index.ts';
import { valueText } from './python.ts';

const LOSSES = {
  mse: 'MSELoss',
  l1: 'L1Loss',
  huber: 'HuberLoss',
  'smooth-l1': 'SmoothL1Loss',
  'bce-with-logits': 'BCEWithLogitsLoss',
} as const satisfies Record<LossId, string>;

const CLASSES = {
  sgd: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
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

/** `nn.HuberLoss(delta=0.5)` */
export function lossScript({ kind, ...options }: LossChoice): string {
  return `nn.${LOSSES[kind]}(${named(options).join(', ')})`;
}

/** `torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)` */
export function optimizerScript({ kind, ...given }: OptimizerChoice, lr: number): string {
  const defaults: Options = { ...OPTIMIZERS[kind].defaults };
  const options: Options = { ...defaults, ...given };
  const others = Object.entries(options).filter(([key, value]) => value !== defaults[key]);
  // torch takes both or none.
  const { beta1, beta2, ...rest } = Object.fromEntries(others) as Options;
  const betas = beta1 === undefined && beta2 === undefined ? [] : [`betas=(${valueText(options['beta1'])}, ${valueText(options['beta2'])})`]; // prettier-ignore
  const taken = ['model.parameters()', `lr=${lr}`, ...betas, ...named(rest)];
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
