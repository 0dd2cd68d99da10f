/** What docs/architecture.md draws and says: rooms, arrows, and where three values pass. */
import { readFileSync } from 'node:fs';

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Picture {
  readonly rooms: readonly string[];
  /** Thin arrows. */
  readonly imports: readonly Arrow[];
  /** Thick arrows. */
  readonly ways: readonly Arrow[];
}

/** A place where a value passes: a file, from src/ on, and a word in it. */
export interface Stop {
  readonly room: string;
  readonly file: string;
  readonly word: string;
}

const TEXT = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');

/** `a & b == label ==> c` */
const ARROW = /^(.+?) (-\.->|==.*==>) (.+)$/;

export function pictureOf(text = TEXT): Picture {
  const [, body = ''] = /```mermaid\n([^]*?)```/.exec(text) ?? [];
  const rooms = new Set<string>();
  const groups = new Map<string, string[]>();
  const [imports, ways]: [Arrow[], Arrow[]] = [[], []];
  let open: string[] | undefined;
  const named = (side: string): string[] =>
    side.split(' & ').flatMap((name) => groups.get(name) ?? [name]);
  for (const line of body.split('\n').map((one) => one.trim())) {
    const [, group] = /^subgraph (\S+)$/.exec(line) ?? [];
    const [, left = '', arrow = '', right = ''] = ARROW.exec(line) ?? [];
    if (group !== undefined) groups.set(group, (open = []));
    else if (line === 'end') open = undefined;
    else if (open !== undefined) open.push(line);
    else if (arrow !== '') {
      const arrows = named(left).flatMap((from) => named(right).map((to) => ({ from, to })));
      (arrow === '-.->' ? imports : ways).push(...arrows);
      for (const { from, to } of arrows) rooms.add(from).add(to);
    }
  }
  return { rooms: [...rooms].sort(), imports, ways };
}

/** The rooms of the table that tells what is in each. */
export function roomsOfTable(text = TEXT): readonly string[] {
  return [...text.matchAll(/^\| `src\/([^`]+?)\/?` /gm)].map(([, room = '']) => room).sort();
}

/** The stops of each value, in order, by the value. */
export function walksOf(text = TEXT): Readonly<Record<string, readonly Stop[]>> {
  const [, table = ''] = /^(\| room +\| the learning rate[^]*?)\n\n/m.exec(text) ?? [];
  const [heads = [], , ...rows] = table.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const stops = (column: number): Stop[] =>
    rows.flatMap(([first = '', ...cells]) => {
      const room = first.replaceAll('`', '');
      const [, file, word] = /^`([^`]+)`: `([^`]+)`/.exec(cells[column - 1] ?? '') ?? [];
      return file === undefined || word === undefined
        ? []
        : [{ room, file: `${room}/${file}`, word }];
    });
  return Object.fromEntries(heads.slice(1).map((head, i) => [head, stops(i + 1)]));
}
