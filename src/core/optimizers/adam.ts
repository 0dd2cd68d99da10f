import type { Family } from '../input/family.ts';
import { BELOW_ONE, BOOLEAN, NOT_NEGATIVE, type Kinds } from '../input/given.ts';
import type { Optimizer } from './optimizer.ts';

export interface AdamOptions {
  /** How much of the mean of the gradients is kept, */
  readonly beta1: number;
  /** and of the mean of their squares. */
  readonly beta2: number;
  readonly eps: number;
  readonly weightDecay: number;
  /** Divides by the greatest mean of squares so far (Reddi et al. 2018). */
  readonly amsgrad: boolean;
}

export const ADAM_KINDS: Kinds<AdamOptions> = {
  beta1: BELOW_ONE,
  beta2: BELOW_ONE,
  eps: NOT_NEGATIVE,
  weightDecay: NOT_NEGATIVE,
  amsgrad: BOOLEAN,
};

/** The step of Adam and AdamW, which differ in what decays. */
export function adaptiveMoments({ beta1, beta2, eps, amsgrad }: AdamOptions): Optimizer {
  return {
    slots: amsgrad ? 3 : 2,
    update: (parameter, gradient, slots, learningRate, step) => {
      const mean = beta1 * (slots[0] ?? NaN) + (1 - beta1) * gradient;
      const square = beta2 * (slots[1] ?? NaN) + (1 - beta2) * gradient * gradient;
      slots[0] = mean;
      slots[1] = square;
      let divisor = square;
      if (amsgrad) {
        divisor = Math.max(slots[2] ?? NaN, square);
        slots[2] = divisor;
      }
      // Both began at 0: the first is too small by 1 − β₁ᵗ, the second by 1 − β₂ᵗ.
      const size = learningRate / (1 - beta1 ** step);
      const root = Math.sqrt(divisor) / Math.sqrt(1 - beta2 ** step);
      return parameter - (size * mean) / (root + eps);
    },
  };
}

/**
 * torch.optim.Adam (Kingma and Ba 2015): g = dL/dθ + wd·θ; m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²;
 * θ ← θ − lr/(1 − β₁ᵗ)·m / (√v/√(1 − β₂ᵗ) + eps). AMSGrad has in the place of v its greatest value so far.
 */
export const adam: Family<AdamOptions, Optimizer> = {
  defaults: { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, amsgrad: false },
  kinds: ADAM_KINDS,
  of: (options) => {
    const { slots, update } = adaptiveMoments(options);
    const { weightDecay } = options;
    if (weightDecay === 0) return { slots, update };
    return {
      slots,
      update: (parameter, gradient, ...rest) =>
        update(parameter, gradient + weightDecay * parameter, ...rest),
    };
  },
};
