import type { CurveId } from '../curves/index.ts';
import type { TorchGenerator } from '../random/torch.ts';

/** A curve as one of the article's scripts builds it: what its parameters are called and how they start. */
export interface Model {
  readonly curve: CurveId;
  /** As `model.named_parameters()` names them, in its order. [P] */
  readonly parameterNames: readonly string[];
  /** Draws the parameters from `generator`, after the data, as the script does. [P], f32 */
  readonly init: (generator: TorchGenerator) => number[];
}
