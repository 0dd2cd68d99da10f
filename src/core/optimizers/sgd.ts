import type { Family } from '../input/family.ts';
import { BOOLEAN, FINITE, NOT_NEGATIVE } from '../input/given.ts';
import { decayed, type Recipe } from './recipe.ts';

export interface SgdOptions {
  /** How much of the last step's velocity is kept; 0 keeps nothing. */
  readonly momentum: number;
  /** How much of a gradient the velocity does not take. */
  readonly dampening: number;
  /** Looks ahead along the velocity (Sutskever et al. 2013). */
  readonly nesterov: boolean;
  readonly weightDecay: number;
}

/**
 * torch.optim.SGD: g = dL/dθ + wd·θ; v ← μ·v + (1 − τ)·g, and v = g in the first step, which PyTorch does not
 * dampen; θ ← θ − lr·v, or θ − lr·(g + μ·v) by Nesterov's rule. Without momentum θ ← θ − lr·g, and nothing is kept.
 */
export const sgd: Family<SgdOptions, Recipe> = {
  defaults: { momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 },
  kinds: {
    momentum: NOT_NEGATIVE,
    dampening: FINITE,
    nesterov: BOOLEAN,
    weightDecay: NOT_NEGATIVE,
  },
  refusal: ({ momentum, dampening, nesterov }) =>
    nesterov && (momentum === 0 || dampening !== 0)
      ? `nesterov takes a momentum above 0 and a dampening of 0, not ${momentum} and ${dampening}: set them, or leave it out`
      : undefined,
  of: ({ momentum, dampening, nesterov, weightDecay }) => {
    const decay = decayed(weightDecay);
    if (momentum === 0) return { lines: [...decay, 'theta = theta - lr*g'] };
    const isDampened = dampening !== 0;
    const step = nesterov ? `(g + ${momentum}*v)` : 'v';
    return {
      slots: ['v'],
      lines: [
        ...decay,
        `v = ${momentum}*v + ${isDampened ? 'taken*g' : 'g'}`,
        `theta = theta - lr*${step}`,
      ],
      ...(isDampened && {
        perStep: (lr, t) => ({ lr, taken: t === 1 ? 1 : 1 - dampening }),
      }),
    };
  },
};
