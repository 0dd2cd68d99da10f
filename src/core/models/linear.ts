import type { Model } from './model.ts';

/**
 * `nn.Linear(1, 1)`: weight and bias uniform on [−1, 1), since both of torch's bounds,
 * gain · √(3 / fan_in) with gain = √(1/3) and 1/√fan_in, are 1 for fan_in = 1.
 */
export const linear = {
  curve: 'line',
  parameterNames: ['linear.weight', 'linear.bias'],
  init: (generator) => [generator.uniform(-1, 1), generator.uniform(-1, 1)],
} as const satisfies Model;
