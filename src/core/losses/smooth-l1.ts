import { NOT_NEGATIVE } from '../input/given.ts';
import type { LossFamily } from './loss.ts';

export interface SmoothL1Options {
  /** From this distance on a residual counts as in L1; 0 is L1 itself. */
  readonly beta: number;
}

/** torch.nn.SmoothL1Loss: l = ½·r²/β where |r| < β, and |r| − ½·β beyond: Huber's, divided by β. */
export const smoothL1: LossFamily<SmoothL1Options> = {
  defaults: { beta: 1 },
  kinds: { beta: NOT_NEGATIVE },
  of: ({ beta }) => ({
    loss: (prediction, target) => {
      const distance = Math.abs(prediction - target);
      return distance < beta ? (0.5 * distance * distance) / beta : distance - 0.5 * beta;
    },
    lossGrad: (prediction, target) => {
      const residual = prediction - target;
      // In this order, for at β = 0 PyTorch has −1 at the kink.
      if (residual <= -beta) return -1;
      return residual >= beta ? 1 : residual / beta;
    },
  }),
};
