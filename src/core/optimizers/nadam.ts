import type { Family } from '../input/family.ts';
import { BELOW_ONE, NOT_NEGATIVE } from '../input/given.ts';
import { decayed, type Recipe } from './recipe.ts';

export interface NadamOptions {
  /** What the momentum comes to, */
  readonly beta1: number;
  /** and how much of the mean of the squared gradients is kept. */
  readonly beta2: number;
  readonly eps: number;
  readonly weightDecay: number;
  /** How slowly the momentum comes to it. */
  readonly momentumDecay: number;
}

/**
 * torch.optim.NAdam (Dozat 2016): g = dL/dθ + wd·θ; μₜ = β₁·(1 − ½·0.96^(t·ψ)); m ← β₁·m + (1 − β₁)·g;
 * v ← β₂·v + (1 − β₂)·g²; θ ← θ − lr·((1 − μₜ)/(1 − Πμ)·g + μₜ₊₁/(1 − Πμ·μₜ₊₁)·m) / (√(v/(1 − β₂ᵗ)) + eps), where Πμ is the
 * product up to μₜ; torch before 2.0 had μₜ twice in Πμ·μₜ₊₁. Kept is 1 − Πμ, which begins at 0.
 */
export const nadam: Family<NadamOptions, Recipe> = {
  defaults: { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, momentumDecay: 4e-3 },
  kinds: {
    beta1: BELOW_ONE,
    beta2: BELOW_ONE,
    eps: NOT_NEGATIVE,
    weightDecay: NOT_NEGATIVE,
    momentumDecay: NOT_NEGATIVE,
  },
  of: ({ beta1, beta2, eps, weightDecay, momentumDecay }) => {
    const momentum = (t: number): number => beta1 * (1 - 0.5 * 0.96 ** (t * momentumDecay));
    return {
      slots: ['m', 'v', 'left'],
      lines: [
        ...decayed(weightDecay),
        'left = left + (1 - left)*rest',
        `m = ${beta1}*m + ${1 - beta1}*g`,
        `v = ${beta2}*v + ${1 - beta2}*g*g`,
        'ahead = rest/left*g + next/(1 - (1 - left)*next)*m',
        `theta = theta - lr*ahead/(sqrt(v)*scale + ${eps})`,
      ],
      perStep: (lr, t) => ({
        lr,
        rest: 1 - momentum(t),
        next: momentum(t + 1),
        scale: 1 / Math.sqrt(1 - beta2 ** t),
      }),
    };
  },
};
