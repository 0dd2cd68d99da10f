import { POSITIVE } from '../input/given.ts';
import type { LossFamily } from './loss.ts';

export interface HuberOptions {
  /** From this distance on a residual counts linearly. Above 0. */
  readonly delta: number;
}

/** torch.nn.HuberLoss: l = ½·r² where |r| < δ, and δ·(|r| − ½·δ) beyond, so that |∂l/∂ŷ| ≤ δ. */
export const huber: LossFamily<HuberOptions> = {
  defaults: { delta: 1 },
  kinds: { delta: POSITIVE },
  of: ({ delta }) => ({
    loss: (prediction, target) => {
      const distance = Math.abs(prediction - target);
      return distance < delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    },
    lossGrad: (prediction, target) => {
      const residual = prediction - target;
      return Math.abs(residual) < delta ? residual : delta * Math.sign(residual);
    },
  }),
};
