import type { Family } from '../input/family.ts';
import { NOT_NEGATIVE } from '../input/given.ts';
import type { Optimizer } from './optimizer.ts';

export interface AdagradOptions {
  readonly lrDecay: number;
  readonly eps: number;
  readonly weightDecay: number;
}

/**
 * torch.optim.Adagrad (Duchi et al. 2011): g = dL/dθ + wd·θ; s ← s + g²;
 * θ ← θ − lr/(1 + (t − 1)·lrDecay) · g/(√s + eps).
 */
export const adagrad: Family<AdagradOptions, Optimizer> = {
  defaults: { lrDecay: 0, eps: 1e-10, weightDecay: 0 },
  kinds: { lrDecay: NOT_NEGATIVE, eps: NOT_NEGATIVE, weightDecay: NOT_NEGATIVE },
  of: ({ lrDecay, eps, weightDecay }) => ({
    slots: 1,
    update: (parameter, gradient, slots, learningRate, step) => {
      const g = weightDecay === 0 ? gradient : gradient + weightDecay * parameter;
      const sum = (slots[0] ?? NaN) + g * g;
      slots[0] = sum;
      const rate = learningRate / (1 + (step - 1) * lrDecay);
      return parameter - (rate * g) / (Math.sqrt(sum) + eps);
    },
  }),
};
