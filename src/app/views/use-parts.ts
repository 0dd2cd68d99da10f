import { usePage } from '../app-context.ts';
import type { Part } from '../preferences.ts';

export interface Parts {
  readonly embedded: boolean;
  /** Whether any of `parts` is to be seen: all of them, unless the page is embedded. */
  readonly shows: (...parts: readonly Part[]) => boolean;
}

export function useParts(): Parts {
  const { embed, show } = usePage().preferences;
  const embedded = embed === 1;
  return { embedded, shows: (...parts) => !embedded || parts.some((part) => show.includes(part)) };
}
