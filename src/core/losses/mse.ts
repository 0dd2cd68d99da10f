import { withoutOptions } from '../input/family.ts';
import type { Loss } from './loss.ts';

/** Mean squared error: l = (ŷ − y)². */
const squared: Loss = {
  loss: (prediction, target) => {
    const residual = prediction - target;
    return residual * residual;
  },
  lossGrad: (prediction, target) => 2 * (prediction - target),
};

export const mse = withoutOptions(squared);
