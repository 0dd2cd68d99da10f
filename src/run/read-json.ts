/** JSON that anybody may have written, read by a schema: what does not fit is named by its place. */
import * as v from 'valibot';
import { shown } from '../core/text/shown.ts';

/** What a schema reads, which nobody writes. */
export type Read<Schema extends v.GenericSchema> = Frozen<v.InferOutput<Schema>>;
type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** The value at `place`, such as `log.epochs[3]`, is not what is due there. */
export class MisfitError extends TypeError {
  readonly place: string;
  readonly value: unknown;

  /** @param due in words; undefined where nothing is there */
  constructor(place: string, value: unknown, due: string | undefined) {
    super(due === undefined ? `${place} is missing` : `${place} is ${shown(value)}, not ${due}`);
    this.place = place;
    this.value = value;
  }
}

/** What belongs to the schema; the rest is left behind. @throws MisfitError for the first that does not fit */
export function readAs<Schema extends v.GenericSchema>(schema: Schema, value: unknown) {
  const { issues, output } = v.safeParse(schema, value, { abortEarly: true });
  if (issues === undefined) return output as Read<Schema>;
  const [{ path = [], input, expected, type, message }] = issues;
  const place = path.reduce((before, { key }) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, '');
  // A key that is missing is told by the object about it.
  const isMissing = type === 'object' && input === undefined;
  const due = isMissing ? undefined : dueText(expected ?? message);
  throw new MisfitError(place === '' ? 'the file' : place, input, due);
}

const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'an array',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
};

/** `("webgpu" | "cpu")` and `<=80` as a person would say it. */
function dueText(expected: string): string {
  const plain = expected.replaceAll('" | "', ' or ').replace(/[()"]/g, '');
  return KINDS[plain] ?? plain.replace('<=', 'at most ').replace('>=', 'at least ');
}
