/** Some of a few ids, as the address writes them: `webgpu,cpu`. */

/** The list that `text` spells, its ids in their own order; undefined where it names anything else. */
export function listed(text: string, ids: readonly string[]): string | undefined {
  const named = text === '' ? [] : text.split(',');
  return named.every((id) => ids.includes(id)) ? idsIn(text, ids).join() : undefined;
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
