import type { Loss } from './loss.ts';
import { mse } from './mse.ts';

export type { Loss } from './loss.ts';

export const LOSSES = { mse } as const satisfies Record<string, Loss>;
export type LossId = keyof typeof LOSSES;
