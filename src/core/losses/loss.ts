import type { Family } from '../input/family.ts';

/** The loss of one point as a function of ŷ and y. A run's loss is the mean. */
export interface Loss {
  /** l(ŷ, y) */
  readonly loss: (prediction: number, target: number) => number;
  /** ∂l/∂ŷ */
  readonly lossGrad: (prediction: number, target: number) => number;
}

export interface LossFamily<Options extends object> extends Family<Options, Loss> {
  /** Between which y have to lie; any, where it is left out. */
  readonly targets?: { readonly least: number; readonly most: number };
}
