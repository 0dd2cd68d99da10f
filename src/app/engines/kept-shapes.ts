import type { TuningStore } from '../../core/work/shape.ts';
import { keep, recall } from '../kept.ts';

/** The shapes that were measured to be fast, by adapter, in the browser's storage, where there is one. */
export function keptShapes(clock: () => number): TuningStore {
  return {
    clock,
    load: (adapter) => {
      try {
        return JSON.parse(recall(keyOf(adapter)) ?? 'null') as unknown;
      } catch {
        return null;
      }
    },
    save: (adapter, shape) => {
      keep(keyOf(adapter), JSON.stringify(shape));
    },
  };
}

function keyOf(adapter: string): string {
  return `shape.${adapter}`;
}
