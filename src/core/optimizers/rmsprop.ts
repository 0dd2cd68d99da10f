import type { Family } from '../input/family.ts';
import { BOOLEAN, NOT_NEGATIVE } from '../input/given.ts';
import type { Optimizer } from './optimizer.ts';

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
export const rmsprop: Family<RmspropOptions, Optimizer> = {
  defaults: { alpha: 0.99, eps: 1e-8, weightDecay: 0, momentum: 0, centered: false },
  kinds: {
    alpha: NOT_NEGATIVE,
    eps: NOT_NEGATIVE,
    weightDecay: NOT_NEGATIVE,
    momentum: NOT_NEGATIVE,
    centered: BOOLEAN,
  },
  of: ({ alpha, eps, weightDecay, momentum, centered }) => {
    const ofVelocity = centered ? 2 : 1;
    return {
      slots: ofVelocity + (momentum > 0 ? 1 : 0),
      update: (parameter, gradient, slots, learningRate) => {
        const g = weightDecay === 0 ? gradient : gradient + weightDecay * parameter;
        const square = alpha * (slots[0] ?? NaN) + (1 - alpha) * g * g;
        slots[0] = square;
        let variance = square;
        if (centered) {
          const mean = alpha * (slots[1] ?? NaN) + (1 - alpha) * g;
          slots[1] = mean;
          variance -= mean * mean;
        }
        const scaled = g / (Math.sqrt(variance) + eps);
        if (momentum === 0) return parameter - learningRate * scaled;
        const velocity = momentum * (slots[ofVelocity] ?? NaN) + scaled;
        slots[ofVelocity] = velocity;
        return parameter - learningRate * velocity;
      },
    };
  },
};
