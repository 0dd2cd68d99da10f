import type { TuningStore } from '../../core/shape.ts';

const PREFIX = 'downhill.shape.';

/** The shapes that were measured to be fast, by adapter, in the browser's storage, where there is one. */
export function keptShapes(clock: () => number): TuningStore {
  return {
    clock,
    load: (adapter) => {
      try {
        return JSON.parse(localStorage.getItem(PREFIX + adapter) ?? 'null') as unknown;
      } catch {
        return null;
      }
    },
    save: (adapter, shape) => {
      try {
        localStorage.setItem(PREFIX + adapter, JSON.stringify(shape));
      } catch {
        // Storage may be full or forbidden: the next visit measures again.
      }
    },
  };
}
