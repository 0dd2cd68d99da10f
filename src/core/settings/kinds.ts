/** The kinds of values that rows have. */
import type { Preset, Refuse, Row } from './row.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that was given, or NaN: texts as people write numbers, not all that JavaScript would take. */
export function numberOf(raw: unknown): number {
  const text = typeof raw === 'string' ? raw.trim() : '';
  return typeof raw === 'number' ? raw : NUMBER.test(text) ? Number(text) : NaN;
}

/** A part of a list, as text; nothing of what is none, for an object may refuse to be one. */
export function partText(part: unknown): string {
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '';
}

export interface Range {
  readonly least: number;
  readonly most: number;
  readonly integer: boolean;
}

export function isRange(row: object): row is Range {
  return 'least' in row;
}

export function number(preset: number, least: number, most: number) {
  return ranged(preset, { least, most, integer: false });
}

export function integer(preset: number, least: number, most: number) {
  return ranged(preset, { least, most, integer: true });
}

function ranged(preset: number, range: Range) {
  const { least, most, integer: whole } = range;
  return {
    preset,
    ...range,
    values: whole ? 'N' : 'X',
    read: (raw: unknown, refuse: Refuse): number => {
      const value = numberOf(raw);
      if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
      const due = `${whole ? 'an integer' : 'a number'} from ${least} to ${most}`;
      return refuse(`is not ${due}: give one in that range`, { kind: 'number', ...range });
    },
  };
}

/** One of a few ids or numbers. */
export function choice<const T extends string | number>(
  choices: readonly T[],
  preset: Preset<NoInfer<T>>,
) {
  return {
    preset,
    choices,
    values: choices.join('|'),
    read: (raw: unknown, refuse: Refuse): T =>
      choices.find((one) => one === raw || String(one) === raw) ??
      refuse(`is unknown: use ${choices.join(', ')}`, { kind: 'choice', choices }),
  };
}

/** By a word, or by what the word stands for; `auto`, as nothing, leaves it open. */
export function word<const T extends string, Word extends string>(
  words: Readonly<Record<Word, T>>,
) {
  const choices = Object.keys(words);
  return {
    preset: undefined,
    words,
    values: choices.join('|'),
    read: (raw: unknown, refuse: Refuse): T | undefined => {
      if (raw === 'auto') return undefined;
      const found = Object.entries<T>(words).find((pair) => pair.some((one) => one === raw));
      if (found !== undefined) return found[1];
      const due = ['auto', ...choices];
      return refuse(`is none of ${due.join(', ')}: choose one`, { kind: 'choice', choices: due });
    },
  };
}

/** Several values of a row, with commas between. */
export function several<T>(row: Pick<Row<T>, 'read'>, preset: readonly T[], hint = '') {
  return {
    preset,
    read: (raw: unknown, refuse: Refuse): readonly T[] =>
      partsOf(raw).map((part) =>
        row.read(
          part,
          (words, fault) => refuse(words + hint, fault, part),
          () => undefined,
        ),
      ),
  };
}

/** Any of a few ids, with commas between, in their own order. */
export function anyOf<const T extends string>(
  choices: readonly T[],
  preset: readonly NoInfer<T>[],
) {
  return {
    preset,
    choices,
    read: (raw: unknown, refuse: Refuse): readonly T[] => {
      const named = raw === '' ? [] : partsOf(raw);
      if (named.every((id) => choices.some((one) => one === id))) {
        return choices.filter((one) => named.includes(one));
      }
      return refuse(`has other ids than ${choices.join(', ')}: name some of these`, {
        kind: 'list',
        choices,
      });
    },
  };
}

function partsOf(raw: unknown): readonly string[] {
  return String(raw)
    .split(',')
    .map((part) => part.trim());
}

/** As it is given. */
export function text(values: string, example: string) {
  return {
    preset: undefined,
    values,
    example,
    read: (raw: unknown, refuse: Refuse): string | undefined =>
      typeof raw === 'string' ? raw : refuse('is no text: write one', { kind: 'text' }),
  };
}

/** There, or not. */
export const SWITCH = { preset: false, read: (): boolean => true };
