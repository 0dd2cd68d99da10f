/** Rows of a table that belong to groups, in whatever order they come. */

export interface Grouped<Key> {
  /** In the order in which each is met first. [R] */
  readonly keys: readonly Key[];
  /** Of each row the place of its key. [n] */
  readonly places: Uint32Array;
  /** The place at which each begins among the ordered rows, and n. [R + 1] */
  readonly groups: Uint32Array;
  /** The rows, group after group; those of one keep their order. [n] */
  readonly order: Uint32Array;
}

/** @param keys of each row. [n] */
export function inGroups<Key>(keys: ArrayLike<Key>): Grouped<Key> {
  const places = new Map<Key, number>();
  const own = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    // Within the list.
    const key = keys[row] as Key;
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = places.size));
    own[row] = place;
  }
  return { keys: [...places.keys()], places: own, ...byPlace(own, places.size) };
}

/**
 * @param places the group of each row, from 0. [n]
 * @param count R; a group may have no row
 */
export function byPlace(
  places: ArrayLike<number>,
  count: number,
): Pick<Grouped<number>, 'groups' | 'order'> {
  const groups = new Uint32Array(count + 1);
  for (let row = 0; row < places.length; row++) {
    const next = (places[row] ?? 0) + 1;
    groups[next] = (groups[next] ?? 0) + 1;
  }
  for (let place = 0; place < count; place++)
    groups[place + 1] = (groups[place + 1] ?? 0) + (groups[place] ?? 0);
  const next = groups.slice();
  const order = new Uint32Array(places.length);
  for (let row = 0; row < places.length; row++) {
    const place = places[row] ?? 0;
    const at = next[place] ?? 0;
    order[at] = row;
    next[place] = at + 1;
  }
  return { groups, order };
}

/** Whether the rows are in order as they come. */
export function isInOrder(order: Uint32Array): boolean {
  return order.every((row, at) => row === at);
}

/** A column in that order. */
export function inOrder(column: ArrayLike<number>, order: Uint32Array): Float64Array {
  const ordered = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) ordered[at] = column[order[at] ?? 0] ?? NaN;
  return ordered;
}
