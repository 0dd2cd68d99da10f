import { createCpuEngine } from '../../../src/index.ts';
import type { End } from './contestant.ts';
import type { Task } from './tasks.ts';

/** Where gradient descent stands after each of these numbers of epochs, by the f64 reference: what a run must return. */
export async function referenceEnds(
  { problem }: Task,
  epochs: readonly number[],
): Promise<readonly End[]> {
  const engine = createCpuEngine({ precision: 'f64', breathe: () => Promise.resolve() });
  const trainer = await engine.prepare({ ...problem, strategy: 'dispatch' });
  const ends = new Map<number, End>();
  let done = 0;
  for (const due of [...new Set(epochs)].sort((p, q) => p - q)) {
    const { loss, parameters } = await trainer.advance(due - done, problem);
    done = due;
    ends.set(due, { loss, parameters });
  }
  trainer.destroy();
  return epochs.flatMap((due) => ends.get(due) ?? []);
}
