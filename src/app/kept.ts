import type { TuningStore } from '../core/work/shape.ts';

/** Small things that this browser remembers from one visit to the next, where it may. */
const PREFIX = 'downhill.';

/** @returns undefined where nothing is kept, or nothing may be */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Storage may be full or forbidden: the next visit begins as this one did.
  }
}

/** The shapes that were measured to be fast, by adapter. */
export function keptShapes(clock: () => number): TuningStore {
  return {
    clock,
    load: (adapter) => {
      try {
        return JSON.parse(recall(`shape.${adapter}`) ?? 'null') as unknown;
      } catch {
        return null;
      }
    },
    save: (adapter, shape) => keep(`shape.${adapter}`, JSON.stringify(shape)),
  };
}
