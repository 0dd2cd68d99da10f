import { memberOf, type Choice } from '../input/family.ts';
import { bceWithLogits } from './bce-with-logits.ts';
import { huber } from './huber.ts';
import { l1 } from './l1.ts';
import type { Loss, LossFamily } from './loss.ts';
import { mse } from './mse.ts';
import { smoothL1 } from './smooth-l1.ts';

export type { Loss } from './loss.ts';

/** Every loss, with its options. */
export const LOSS_FAMILIES = {
  mse,
  l1,
  huber,
  'smooth-l1': smoothL1,
  'bce-with-logits': bceWithLogits,
} as const satisfies Record<string, LossFamily<object>>;

/** `{ kind: 'huber', delta: 0.5 }` */
export type LossChoice = Choice<typeof LOSS_FAMILIES>;

/** @throws ConfigError */
export function lossOf(choice: LossChoice): Loss {
  return memberOf('loss', LOSS_FAMILIES, choice);
}

/** Those that have a text in shaders/losses/. */
export const LOSSES = { mse: mse.of({}) } as const satisfies Record<string, Loss>;
export type LossId = keyof typeof LOSSES;
