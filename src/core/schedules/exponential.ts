import type { Family } from '../input/family.ts';
import { FINITE } from '../input/given.ts';
import type { Schedule } from './schedule.ts';

export interface ExponentialOptions {
  readonly gamma: number;
}

/** torch.optim.lr_scheduler.ExponentialLR: γ^epoch. PyTorch has no default of γ. */
export const exponential: Family<ExponentialOptions, Schedule> = {
  defaults: { gamma: 0.999 },
  kinds: { gamma: FINITE },
  of:
    ({ gamma }) =>
    (epoch) =>
      gamma ** epoch,
};
