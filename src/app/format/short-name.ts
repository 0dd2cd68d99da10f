/** `linear.weight` is `weight` where room is short. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The same of all, where that tells them apart. */
export function shortNames(names: readonly string[]): readonly string[] {
  const short = names.map(shortName);
  return new Set(short).size === short.length ? short : names;
}
