/** `linear.weight` is `weight` where room is short. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
