import { linear } from './linear.ts';
import type { Model } from './model.ts';
import { parameter } from './parameter.ts';

export type { Model } from './model.ts';

export const MODELS = { parameter, linear } as const satisfies Record<string, Model>;
export type ModelId = keyof typeof MODELS;
export const MODEL_IDS = Object.keys(MODELS) as readonly ModelId[];
