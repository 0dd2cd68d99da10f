import type { Family } from '../input/family.ts';
import { NOT_NEGATIVE } from '../input/given.ts';
import { decayed, type Recipe } from './recipe.ts';

export interface AdagradOptions {
  readonly lrDecay: number;
  readonly eps: number;
  readonly weightDecay: number;
}

/**
 * torch.optim.Adagrad (Duchi et al. 2011): g = dL/dθ + wd·θ; s ← s + g²;
 * θ ← θ − lr/(1 + (t − 1)·lrDecay) · g/(√s + eps).
 */
export const adagrad: Family<AdagradOptions, Recipe> = {
  defaults: { lrDecay: 0, eps: 1e-10, weightDecay: 0 },
  kinds: { lrDecay: NOT_NEGATIVE, eps: NOT_NEGATIVE, weightDecay: NOT_NEGATIVE },
  of: ({ lrDecay, eps, weightDecay }) => ({
    slots: ['s'],
    lines: [...decayed(weightDecay), 's = s + g*g', `theta = theta - size*g/(sqrt(s) + ${eps})`],
    perStep: (lr, t) => ({ size: lr / (1 + (t - 1) * lrDecay) }),
  }),
};
