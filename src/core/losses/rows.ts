/** Losses, a row each: the formula of one point's loss, of p, the prediction, and y. */
import { memberOf, withoutOptions, type Choice, type Family } from '../input/family.ts';
import { NOT_NEGATIVE, POSITIVE } from '../input/given.ts';

export interface Targets {
  readonly least: number;
  readonly most: number;
}

export interface LossFamily<Options extends object> extends Family<Options, string> {
  /** Between which y have to lie; any, where it is left out. */
  readonly targets?: Targets;
}

export const LOSSES = {
  /** torch.nn.MSELoss */
  mse: withoutOptions('(p - y)^2'),
  /** torch.nn.L1Loss: a slope of 0 at the kink. */
  l1: withoutOptions('abs(p - y)'),
  /** torch.nn.HuberLoss: ½·r² where |r| < δ, and δ·(|r| − ½·δ) beyond, so that no slope is above δ. */
  huber: family({ delta: 1 }, { delta: POSITIVE }, ({ delta }) => bent(delta)),
  /** torch.nn.SmoothL1Loss: Huber's divided by β; 0 is L1 itself. */
  'smooth-l1': family({ beta: 1 }, { beta: NOT_NEGATIVE }, ({ beta }) =>
    // PyTorch's slope at the kink is −1 then.
    beta === 0 ? '(y - p)*(2*step(y - p) - 1)' : `${bent(beta)}/${beta}`,
  ),
  /** log cosh r = |r| + log(1 + e^(−2·|r|)) − log 2, whose slope is tanh r: quadratic near 0, and linear far out. */
  'log-cosh': withoutOptions('abs(p - y) + log1p(exp(-2*abs(p - y))) - log(2)'),
  /** torch.nn.BCEWithLogitsLoss: −log of the probability of the class, sigmoid(p) for 1; no exp of it overflows. */
  'bce-with-logits': {
    ...withoutOptions('max(p, 0) - p*y + log1p(exp(-abs(p)))'),
    targets: { least: 0, most: 1 },
  },
} as const satisfies Record<string, LossFamily<object>>;

/** Of r = p − y, bent into a straight line at |r| = δ. */
function bent(delta: number): string {
  const linear = `min(abs(p - y), ${delta})`;
  return `${linear}*(abs(p - y) - 0.5*${linear})`;
}

function family<Options extends object>(
  defaults: Options,
  kinds: LossFamily<Options>['kinds'],
  of: LossFamily<Options>['of'],
): LossFamily<Options> {
  return { defaults, kinds, of };
}

/** `{ kind: 'huber', delta: 0.5 }` */
export type LossChoice = Choice<typeof LOSSES>;

/**
 * The formula of a loss.
 * @throws ConfigError
 */
export function lossFormula(choice: LossChoice): string {
  return memberOf<string>('loss', LOSSES, choice);
}

export type LossId = keyof typeof LOSSES;
export const LOSS_IDS = Object.keys(LOSSES) as readonly LossId[];
