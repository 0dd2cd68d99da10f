import type { Family } from '../input/family.ts';
import { FINITE, whole } from '../input/given.ts';
import { EPOCHS } from '../settings/limits.ts';
import type { Schedule } from './schedule.ts';

export interface StepOptions {
  /** Epochs from one fall to the next. */
  readonly stepSize: number;
  readonly gamma: number;
}

/** torch.optim.lr_scheduler.StepLR: γ^⌊epoch/stepSize⌋. PyTorch has no default of the step size. */
export const step: Family<StepOptions, Schedule> = {
  defaults: { stepSize: 1000, gamma: 0.1 },
  kinds: { stepSize: whole(1, EPOCHS.most), gamma: FINITE },
  of:
    ({ stepSize, gamma }) =>
    (epoch) =>
      gamma ** Math.floor(epoch / stepSize),
};
