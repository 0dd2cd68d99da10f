/** Some of a few ids, as the address writes them: `webgpu,cpu`. */

/** Every list there is, the empty one included; the ids always in their own order. */
export function listsOf(ids: readonly string[]): readonly string[] {
  const lists = ids.reduce<readonly (readonly string[])[]>(
    (shorter, id) => [...shorter, ...shorter.map((list) => [...list, id])],
    [[]],
  );
  return lists.map((list) => list.join());
}

export function idsIn<Id extends string>(list: string, ids: readonly Id[]): readonly Id[] {
  const named = list.split(',');
  return ids.filter((id) => named.includes(id));
}

/** The list with `id`, or without it where it was there. */
export function toggled(list: string, id: string, ids: readonly string[]): string {
  const before = idsIn(list, ids);
  const has = before.includes(id);
  return ids.filter((each) => (each === id ? !has : before.includes(each))).join();
}
