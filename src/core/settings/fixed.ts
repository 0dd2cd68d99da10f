import { placesOf } from '../optimizers/groups.ts';
import { refusing, type Get, type Refuse } from './row.ts';
import { namesOf } from './start.ts';

/** Names of parameters that stay where the run starts, from text such as `b,c` or a list; each once. */
export function readFixed(raw: unknown, refuse: Refuse, get: Get): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  if (!parts.every((part) => typeof part === 'string')) {
    return refuse('is no list of names: write it as b,c', { kind: 'text' });
  }
  const names = parts.flatMap((part) => part.split(',').map((name) => name.trim()));
  const fixed = [...new Set(names)].filter((name) => name !== '');
  placesFixed(fixed, namesOf(get));
  return fixed;
}

/**
 * The places in θ of what is fixed: a name may stand for a whole layer, as in groups.
 * @param names of all parameters; undefined: not known yet
 * @throws ConfigError for what is no parameter, and where all of them are fixed
 */
export function placesFixed(fixed: readonly string[], names?: readonly string[]) {
  if (names === undefined) return [];
  const places = new Set(fixed.flatMap((name) => placesOf(name, names, 'fixed')));
  if (fixed.length > 0 && places.size === names.length)
    refusing('fixed', fixed.join())('leaves nothing to train: leave one out', { kind: 'fixed' });
  return [...places];
}
