import { isNumbers } from '../input/given.ts';
import { MODELS, type ModelId } from '../models/index.ts';
import { numberOf } from './kinds.ts';
import type { Get, Refuse } from './row.ts';

/** Where a run starts: where seed or replay put it, or at these parameters. [P] */
export type Start = 'drawn' | readonly number[];

/** A person's own data may lie that far out, and the loss of seeded ones is still well inside f32. */
const FARTHEST = 1e12;

/**
 * A start from text such as `1.5,-3`, or from a list of numbers, which may be a typed array: as many as
 * the model has parameters.
 */
export function readStart(raw: unknown, refuse: Refuse, get: Get): Start {
  if (raw === 'drawn') return raw;
  const isList = Array.isArray(raw) || isNumbers(raw);
  const parts: readonly unknown[] =
    typeof raw === 'string' ? raw.split(',') : isList ? Array.from<unknown>(raw) : [raw];
  const values = parts.map(numberOf);
  const within = values.every((value) => Math.abs(value) <= FARTHEST);
  const names = MODELS[get('model') as ModelId].parameterNames;
  if (values.length === names.length && within) return values;
  return refuse(
    `is not a number from ${-FARTHEST} to ${FARTHEST} for each of ${names.join(', ')}: write it as 1.5,-3, or leave it out`,
    { kind: 'start' },
    isNumbers(raw) ? parts.join() : raw,
  );
}
