import { usePage } from '../app-context.ts';
import type { Part } from '../preferences.ts';

export function useParts() {
  const { embed, show } = usePage().preferences;
  const embedded = embed === 1;
  /** Whether any of `parts` is to be seen: all of them, unless the page is embedded. */
  const shows = (...parts: readonly Part[]): boolean =>
    !embedded || parts.some((part) => show.includes(part));
  return { embedded, shows };
}
