import type { Optimizer } from './optimizer.ts';

/** Plain gradient descent, as torch.optim.SGD without momentum: θ ← θ − lr · dL/dθ. */
export const sgd = {
  slots: 0,
  update: (parameter, gradient, _slots, learningRate) => parameter - learningRate * gradient,
} as const satisfies Optimizer;
