import { withoutOptions } from '../input/family.ts';
import type { Loss } from './loss.ts';

/** Mean absolute error, torch.nn.L1Loss: l = |ŷ − y|, and a slope of 0 at the kink. */
const absolute: Loss = {
  loss: (prediction, target) => Math.abs(prediction - target),
  lossGrad: (prediction, target) => Math.sign(prediction - target),
};

export const l1 = withoutOptions(absolute);
