import type { Curve } from './curve.ts';
import { line } from './line.ts';

export type { Curve } from './curve.ts';

export const CURVES = { line } as const satisfies Record<string, Curve>;
export type CurveId = keyof typeof CURVES;
