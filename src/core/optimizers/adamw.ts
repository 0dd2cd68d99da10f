import type { Family } from '../input/family.ts';
import { ADAM_KINDS, adaptiveMoments, type AdamOptions } from './adam.ts';
import type { Optimizer } from './optimizer.ts';

/**
 * torch.optim.AdamW (Loshchilov and Hutter 2019): θ ← θ·(1 − lr·wd), and then Adam's step. The decay passes through no
 * moment, so that all parameters shrink at one rate.
 */
export const adamw: Family<AdamOptions, Optimizer> = {
  defaults: { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 1e-2, amsgrad: false },
  kinds: ADAM_KINDS,
  of: (options) => {
    const { slots, update } = adaptiveMoments(options);
    const { weightDecay } = options;
    return {
      slots,
      update: (parameter, gradient, kept, learningRate, step) =>
        update(parameter * (1 - learningRate * weightDecay), gradient, kept, learningRate, step),
    };
  },
};
