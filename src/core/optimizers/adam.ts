import type { Family } from '../input/family.ts';
import { BELOW_ONE, BOOLEAN, NOT_NEGATIVE, type Kinds } from '../input/given.ts';
import { decayed, type Recipe } from './recipe.ts';

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

const KINDS: Kinds<AdamOptions> = {
  beta1: BELOW_ONE,
  beta2: BELOW_ONE,
  eps: NOT_NEGATIVE,
  weightDecay: NOT_NEGATIVE,
  amsgrad: BOOLEAN,
};

/** The step of Adam and AdamW, which differ in what decays, before it. */
function adaptiveMoments(decay: readonly string[], options: AdamOptions): Recipe {
  const { beta1, beta2, eps, amsgrad } = options;
  const square = amsgrad ? 'most' : 'v';
  return {
    slots: amsgrad ? ['m', 'v', 'most'] : ['m', 'v'],
    lines: [
      ...decay,
      `m = ${beta1}*m + ${1 - beta1}*g`,
      `v = ${beta2}*v + ${1 - beta2}*g*g`,
      ...(amsgrad ? ['most = max(most, v)'] : []),
      `theta = theta - size*m/(sqrt(${square})*scale + ${eps})`,
    ],
    // Both moments began at 0: the first is too small by 1 − β₁ᵗ, the second by 1 − β₂ᵗ.
    perStep: (lr, t) => ({
      lr,
      size: lr / (1 - beta1 ** t),
      scale: 1 / Math.sqrt(1 - beta2 ** t),
    }),
  };
}

/**
 * torch.optim.Adam (Kingma and Ba 2015): g = dL/dθ + wd·θ; m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²;
 * θ ← θ − lr/(1 − β₁ᵗ)·m / (√v/√(1 − β₂ᵗ) + eps). AMSGrad has in the place of v its greatest value so far.
 */
export const adam: Family<AdamOptions, Recipe> = {
  defaults: { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, amsgrad: false },
  kinds: KINDS,
  of: (options) => adaptiveMoments(decayed(options.weightDecay), options),
};

/**
 * torch.optim.AdamW (Loshchilov and Hutter 2019): θ ← θ·(1 − lr·wd), and then Adam's step. The decay passes through no
 * moment, so that all parameters shrink at one rate.
 */
export const adamw: Family<AdamOptions, Recipe> = {
  defaults: { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 1e-2, amsgrad: false },
  kinds: KINDS,
  of: (options) => adaptiveMoments([`theta = theta*(1 - lr*${options.weightDecay})`], options),
};
