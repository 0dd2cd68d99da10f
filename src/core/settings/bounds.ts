import type { Bounds } from '../fits/types.ts';
import { isNumbers } from '../input/given.ts';
import { numberOf, partText } from './kinds.ts';
import type { Refuse } from './row.ts';

/** What a parameter may be, by its name: `tau=0..10`, `c=..5`, `k=0..`. */
export type NamedRange = `${string}=${string}..${string}`;

/** `0..10`, `..5`, `0..`; undefined where it is none. */
export function rangeOf(written: string): Bounds | undefined {
  const parts = written.split('..').map((part) => part.trim());
  const [least = NaN, most = NaN] = parts.map((part, i) => part !== '' ? numberOf(part) : i === 0 ? -Infinity : Infinity); // prettier-ignore
  return parts.length === 2 && ![least, most].some(Number.isNaN) ? { least, most } : undefined;
}

export function hasRoom({ least, most }: Bounds): boolean {
  return least < most;
}

/** As {@link rangeOf} reads it. */
export function rangeText({ least, most }: Bounds): `${string}..${string}` {
  return `${least === -Infinity ? '' : least}..${most === Infinity ? '' : most}`;
}

/** Ranges from text such as `tau=0..10,c=..5`, from a list of such, or from an object `{ tau: [0, 10] }`; each name once. */
export function readBounds(raw: unknown, refuse: Refuse): readonly NamedRange[] {
  const refused = (): never => refuse('is no list of ranges: write it as tau=0..10,c=..5, the lesser end first', { kind: 'bounds' }); // prettier-ignore
  const found = new Map<string, Bounds>();
  for (const part of partsOf(raw)) {
    const [, name = '', written = ''] = /^\s*([^=]*?)\s*=(.*)$/s.exec(part) ?? [];
    const range = rangeOf(written);
    if (name === '' || found.has(name) || range === undefined || !hasRoom(range)) return refused();
    // Without a limit it says nothing.
    if (range.least > -Infinity || range.most < Infinity) found.set(name, range);
  }
  return [...found].map(([name, range]): NamedRange => `${name}=${rangeText(range)}`);
}

function partsOf(raw: unknown): readonly string[] {
  if (Array.isArray(raw)) return raw.map(partText);
  if (typeof raw === 'string') return raw.split(',').filter((part) => part.trim() !== ''); // prettier-ignore
  // Whatever else it is has no name, and is refused for it.
  if (typeof raw !== 'object' || raw === null) return [String(raw)];
  return Object.entries(raw as Readonly<Record<string, unknown>>).map(([name, ends]) => {
    const [least = NaN, most = NaN] = isNumbers(ends) ? Array.from(ends) : [];
    return `${name}=${rangeText({ least, most })}`;
  });
}

/** By name. */
export function boundsOf(said: readonly NamedRange[]): ReadonlyMap<string, Bounds> {
  return new Map(
    said.flatMap((one) => {
      const at = one.lastIndexOf('=');
      const range = rangeOf(one.slice(at + 1));
      return range === undefined ? [] : [[one.slice(0, at), range] as const];
    }),
  );
}

/** With another range for one of them; undefined: with none. */
export function withRange(
  said: readonly NamedRange[],
  name: string,
  range: Bounds | undefined,
): string {
  const others = said.filter((one) => !one.startsWith(`${name}=`));
  return [...others, ...(range === undefined ? [] : [`${name}=${rangeText(range)}`])].join();
}
