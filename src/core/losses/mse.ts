import type { Loss } from './loss.ts';

/** Mean squared error: l = (ŷ − y)². */
export const mse = {
  loss: (prediction, target) => {
    const residual = prediction - target;
    return residual * residual;
  },
  lossGrad: (prediction, target) => 2 * (prediction - target),
} as const satisfies Loss;
