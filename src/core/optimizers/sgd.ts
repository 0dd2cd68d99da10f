import type { Optimizer } from './optimizer.ts';

/** Plain gradient descent, as torch.optim.SGD without momentum: θ ← θ − lr · dL/dθ. */
export const sgd = {
  update: (parameter, gradient, learningRate) => parameter - learningRate * gradient,
} as const satisfies Optimizer;
