import type { Curve } from './curve.ts';

/** The straight line ŷ = a·x + b, θ = (a, b). */
export const line = {
  parameterCount: 2,
  predict: ([a = NaN, b = NaN], x) => a * x + b,
  // ∂ŷ/∂a = x, ∂ŷ/∂b = 1
  predictGrad: (_theta, x) => [x, 1],
  sequential: [true, false],
} as const satisfies Curve;
