import type { Family } from '../input/family.ts';
import { BOOLEAN, NOT_NEGATIVE } from '../input/given.ts';
import { decayed, type Recipe } from './recipe.ts';

export interface RmspropOptions {
  /** How much of the mean of squares is kept. */
  readonly alpha: number;
  readonly eps: number;
  readonly weightDecay: number;
  readonly momentum: number;
  /** Divides by the standard deviation of the gradients, not by the root of their mean square. */
  readonly centered: boolean;
}

/**
 * torch.optim.RMSprop (Hinton 2012; Graves 2013): g = dL/dθ + wd·θ; v ← α·v + (1 − α)·g²; centred, ḡ ← α·ḡ + (1 − α)·g and
 * s = √(v − ḡ²), else s = √v; θ ← θ − lr·g/(s + eps), with momentum b ← μ·b + g/(s + eps) and θ ← θ − lr·b.
 */
export const rmsprop: Family<RmspropOptions, Recipe> = {
  defaults: { alpha: 0.99, eps: 1e-8, weightDecay: 0, momentum: 0, centered: false },
  kinds: {
    alpha: NOT_NEGATIVE,
    eps: NOT_NEGATIVE,
    weightDecay: NOT_NEGATIVE,
    momentum: NOT_NEGATIVE,
    centered: BOOLEAN,
  },
  of: ({ alpha, eps, weightDecay, momentum, centered }) => {
    const size = `(sqrt(v${centered ? ' - mean*mean' : ''}) + ${eps})`;
    return {
      slots: ['v', ...(centered ? ['mean'] : []), ...(momentum > 0 ? ['b'] : [])],
      lines: [
        ...decayed(weightDecay),
        `v = ${alpha}*v + ${1 - alpha}*g*g`,
        ...(centered ? [`mean = ${alpha}*mean + ${1 - alpha}*g`] : []),
        ...(momentum > 0
          ? [`b = ${momentum}*b + g/${size}`, 'theta = theta - lr*b']
          : [`theta = theta - lr*(g/${size})`]),
      ],
    };
  },
};
