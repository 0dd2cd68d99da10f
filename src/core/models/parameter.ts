import type { Model } from './model.ts';

/** The hand-built model: `a` and `b` are each an `nn.Parameter(torch.randn(1, 1))`. */
export const parameter = {
  curve: 'line',
  parameterNames: ['a', 'b'],
  init: (generator) => [...generator.randn(1), ...generator.randn(1)],
} as const satisfies Model;
