import type { Optimizer } from './optimizer.ts';
import { sgd } from './sgd.ts';

export type { Optimizer } from './optimizer.ts';

export const OPTIMIZERS = { sgd } as const satisfies Record<string, Optimizer>;
export type OptimizerId = keyof typeof OPTIMIZERS;
