import { sigmoid, softplus } from '../formula/special.ts';
import { withoutOptions } from '../input/family.ts';
import type { Loss, LossFamily } from './loss.ts';

/**
 * Binary cross-entropy of a logit ŷ, torch.nn.BCEWithLogitsLoss: with σ = sigmoid(ŷ),
 * l = −y·log σ − (1 − y)·log(1 − σ) = log(1 + e^ŷ) − y·ŷ, and ∂l/∂ŷ = σ − y.
 */
const crossEntropy: Loss = {
  // log(1 + e^ŷ) − y·ŷ = (1 − y)·ŷ + log(1 + e^−ŷ): the one that does not cancel.
  loss: (prediction, target) =>
    prediction < 0
      ? softplus(prediction) - target * prediction
      : (1 - target) * prediction + softplus(-prediction),
  lossGrad: (prediction, target) => sigmoid(prediction) - target,
};

export const bceWithLogits = {
  ...withoutOptions(crossEntropy),
  // A probability.
  targets: { least: 0, most: 1 },
} satisfies LossFamily<object>;
