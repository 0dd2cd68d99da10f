/** What runs share that are set up alike is set up once, and forgotten when there is too much of it. */
import { inputsOf } from '../../core/data/inputs.ts';
import type { SetUp } from '../../core/setup.ts';

/** Numbers of data that are kept at a time. */
const MOST_NUMBERS = 2 ** 24;

/** @param setUp of a run */
export function rootsOf(setUp: (run: number) => SetUp): (key: string, run: number) => SetUp {
  const roots = new Map<string, SetUp>();
  let numbers = 0;
  const sizeOf = ({ problem: { data, start } }: SetUp): number =>
    data.y.length * (1 + inputsOf(data).length) + start.parameters.length;
  return (key, run) => {
    const before = roots.get(key);
    if (before !== undefined) return before;
    const root = setUp(run);
    numbers += sizeOf(root);
    // The oldest first: runs come in an order in which what has gone by comes late again.
    for (const [old, one] of roots) {
      if (numbers <= MOST_NUMBERS) break;
      roots.delete(old);
      numbers -= sizeOf(one);
    }
    roots.set(key, root);
    return root;
  };
}
