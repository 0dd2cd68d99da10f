import type { Family } from '../input/family.ts';
import { whole } from '../input/given.ts';
import { EPOCHS } from '../settings/limits.ts';
import type { Schedule } from './schedule.ts';

export interface CosineOptions {
  /** The epoch at which the rate is 0; from there on it rises again. */
  readonly tMax: number;
}

/** torch.optim.lr_scheduler.CosineAnnealingLR: ½·(1 + cos(π·epoch/tMax)). PyTorch has no default of tMax. */
export const cosine: Family<CosineOptions, Schedule> = {
  defaults: { tMax: 1000 },
  kinds: { tMax: whole(1, EPOCHS.most) },
  of:
    ({ tMax }) =>
    (epoch) =>
      (1 + Math.cos((Math.PI * epoch) / tMax)) / 2,
};
