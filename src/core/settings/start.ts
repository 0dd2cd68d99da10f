import { isNumbers } from '../input/given.ts';
import { articleNames, isArticleModel } from '../models/catalogue.ts';
import type { ModelId } from '../models/rows.ts';
import { numberOf, partText } from './kinds.ts';
import type { Get, Refuse } from './row.ts';

/** A parameter by its name: `b=0.5`. */
export type NamedValue = `${string}=${number}`;

/** Where a run starts: where seed or replay put it, or at these parameters, all in their order or some by name. */
export type Start = 'drawn' | readonly number[] | readonly NamedValue[];

/** A person's own data may lie that far out, and the loss of seeded ones is still well inside f32. */
export const FARTHEST = 1e12;

/** A start from text such as `1.5,-3` or `a=1,b=0.5`, from a list of numbers, or from an object. */
export function readStart(raw: unknown, refuse: Refuse, get: Get): Start {
  if (raw === 'drawn') return raw;
  const names = namesOf(get);
  const refused = (): never => refuse(...startFault(names, raw));
  const parts = partsOf(raw);
  const named = parts.map((part) => /^\s*([^=]+?)\s*=(.*)$/s.exec(partText(part)));
  const isNamed = named.some((one) => one !== null);
  const values = parts.map((part, i) => numberOf(isNamed ? (named[i]?.[2] ?? '') : part));
  if (!values.every((value) => Math.abs(value) <= FARTHEST)) return refused();
  if (!isNamed) {
    return names === undefined || values.length === names.length ? values : refused();
  }
  const given = named.map((one) => one?.[1] ?? '');
  const areKnown = names === undefined || given.every((name) => names.includes(name));
  if (!areKnown || new Set(given).size < given.length) return refused();
  return given.map((name, i): NamedValue => `${name}=${values[i] ?? NaN}`);
}

function partsOf(raw: unknown): readonly unknown[] {
  if (typeof raw === 'string') return raw.split(',');
  if (Array.isArray(raw) || isNumbers(raw)) return Array.from<unknown>(raw);
  const isRecord = typeof raw === 'object' && raw !== null;
  return isRecord
    ? Object.entries(raw).map(([name, value]) => `${name}=${partText(value)}`)
    : [raw];
}

/** What the article's parameters are called; undefined where a formula has to be read first. */
export function namesOf(get: Get): readonly string[] | undefined {
  const model = get('model') as ModelId;
  return isArticleModel(model) ? articleNames(model) : undefined;
}

/** Whether the data have a say in it. */
export function namesAreOpen(model: ModelId): boolean {
  return model === 'formula' || model === 'network';
}

/** What is wrong with a start, in English and as a fault. */
export function startFault(names: readonly string[] | undefined, raw: unknown): Parameters<Refuse> {
  return [
    `is not a number from ${-FARTHEST} to ${FARTHEST} for each of ${names?.join(', ') ?? 'the parameters'}: write it as 1.5,-3, or by name as ${names?.[0] ?? 'a'}=1.5, or leave it out`,
    { kind: 'start' },
    isNumbers(raw) ? Array.from(raw).join() : raw,
  ];
}

/**
 * θ at the start.
 * @param drawn [P]
 * @returns undefined where it names what is no parameter, or has another number of them
 */
export function startOf(
  start: Start,
  names: readonly string[],
  drawn: readonly number[],
): readonly number[] | undefined {
  if (start === 'drawn') return drawn;
  const [first] = start;
  if (typeof first === 'number') {
    return start.length === names.length ? (start as readonly number[]) : undefined;
  }
  const values = [...drawn];
  for (const part of start as readonly NamedValue[]) {
    const [name = '', value] = part.split('=');
    const p = names.indexOf(name);
    if (p < 0) return undefined;
    values[p] = Number(value);
  }
  return values;
}
