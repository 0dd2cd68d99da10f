import type { EngineId } from '../../core/types.ts';

/** A colour of the style sheet by the name of its custom property, as a canvas takes it. */
export type ColourId =
  | (
      | 'data'
      | 'fit'
      | 'truth'
      | 'best'
      | 'text'
      | 'text-muted'
      | 'line-strong'
      | 'grid'
      | 'surface'
      | 'page'
    )
  | `relief-${1 | 2 | 3 | 4 | 5 | 6}`
  | ('below' | 'above' | 'halo' | 'on-halo' | 'warning' | 'pressed' | 'accent')
  | `p${1 | 2 | 3 | 4 | 5 | 6}`
  | `class-${0 | 1}`
  | `r${1 | 2 | 3 | 4 | 5}`
  | EngineId;

let known = new Map<ColourId, string>();

/** Resolved by an element, since a custom property may hold any expression. */
export function colour(id: ColourId): string {
  const resolved = known.get(id) ?? resolve(id);
  known.set(id, resolved);
  return resolved;
}

function resolve(id: ColourId): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${id})`;
  // A canvas keeps its colours where all others are the system's: nothing else tells its lines apart.
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Somebody chose another theme: charts are drawn in the new colours. */
export function forgetColours(): void {
  known = new Map();
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();
for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
  matchMedia(query).addEventListener('change', forgetColours);
}

/** @returns how to stop listening */
export function onColourChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
