/** Rows of a table that belong to groups, in whatever order they come. */

export interface Grouped<Key> {
  /** In the order in which each is met first. [R] */
  readonly keys: readonly Key[];
  /** The place at which each begins among the ordered rows, and n. [R + 1] */
  readonly groups: Uint32Array;
  /** The rows, group after group; those of one keep their order. [n] */
  readonly order: Uint32Array;
}

/** @param keys of each row. [n] */
export function inGroups<Key>(keys: ArrayLike<Key>): Grouped<Key> {
  const places = new Map<Key, number>();
  const own = new Uint32Array(keys.length);
  const counts: number[] = [];
  for (let row = 0; row < keys.length; row++) {
    // Within the list.
    const key = keys[row] as Key;
    const place = places.get(key) ?? places.size;
    if (place === places.size) places.set(key, place);
    own[row] = place;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const groups = new Uint32Array(counts.length + 1);
  for (const [place, count] of counts.entries()) groups[place + 1] = (groups[place] ?? 0) + count;
  const next = groups.slice();
  const order = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const place = own[row] ?? 0;
    const at = next[place] ?? 0;
    order[at] = row;
    next[place] = at + 1;
  }
  return { keys: [...places.keys()], groups, order };
}

/** A column in that order. */
export function inOrder(column: ArrayLike<number>, order: Uint32Array): Float64Array {
  return Float64Array.from(order, (row) => column[row] ?? NaN);
}
