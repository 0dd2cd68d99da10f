import type { Loss } from './loss.ts';

/** Mean squared error: L = 1/n · Σ r², r = ŷ − y. */
export const mse = {
  loss: (r) => r * r,
  lossGrad: (r) => 2 * r,
} as const satisfies Loss;
