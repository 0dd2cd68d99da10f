import { ConfigError } from './errors.ts';
import { isNumbers } from './input/given.ts';
import { shown } from './text/shown.ts';

/** Where a run starts: where seed or replay put it, or at these parameters. [P] */
export type Start = 'drawn' | readonly number[];

/** A person's own data may lie that far out, and the loss of seeded ones is still well inside f32. */
const FARTHEST = 1e12;

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/**
 * A start from text such as `1.5,-3`, or from a list of numbers, which may be a typed array.
 * @param names of the parameters, in order: as many numbers are due
 * @throws ConfigError that says how to write it
 */
export function parseStart(raw: unknown, names: readonly string[]): Start {
  if (raw === 'drawn') return raw;
  const isList = Array.isArray(raw) || isNumbers(raw);
  const parts: readonly unknown[] =
    typeof raw === 'string' ? raw.split(',') : isList ? Array.from<unknown>(raw) : [raw];
  const values = parts.map(numberOf);
  const within = values.every((value) => Math.abs(value) <= FARTHEST);
  if (values.length !== names.length || !within) {
    throw new ConfigError(
      'start',
      `start ${shown(isNumbers(raw) ? parts.join() : raw)} is not a number from ${-FARTHEST} to ${FARTHEST} for each of ${names.join(', ')}: write it as 1.5,-3, or leave it out`,
    );
  }
  return values;
}

/** NaN for what is no number. */
function numberOf(part: unknown): number {
  if (typeof part === 'number') return part;
  return typeof part === 'string' && NUMBER.test(part) ? Number(part) : NaN;
}
