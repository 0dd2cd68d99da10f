import { eachColumn } from '../core/data/inputs.ts';
import { AbortedError } from '../core/errors.ts';
import type { Dataset } from '../core/types.ts';
import { createKernel, type Kernel, type KernelParts } from './kernel.ts';
import { memberOf, shareMemory, type Member } from './member.ts';
import { BLOCK_POINTS } from './sum.ts';
import type { StartThread, Thread } from './thread.ts';

/** A step takes milliseconds. A thread that does not answer for so long is gone. */
const PATIENCE_MS = 10_000;

export type Team = Awaited<ReturnType<typeof startTeam>>;

/**
 * A kernel that is one of several: this thread leads, the others follow.
 * @throws when a thread does not start; the others are terminated then
 */
export async function startTeam(parts: KernelParts, threads: number, start: StartThread) {
  const { problem } = parts;
  const shared = shareMemory(threads, problem.start.parameters.length);
  const points = problem.data.y.length;
  const place = (index: number) => ({ index, threads, points, shared });
  const partsOf = (index: number): KernelParts => {
    return { ...parts, problem: { ...problem, data: share(problem.data, index, threads) } };
  };
  const starting = Array.from({ length: threads - 1 }, (_, i) =>
    start({ ...partsOf(i + 1), place: place(i + 1) }),
  );
  try {
    const [kernel, ...followers] = await Promise.all([createKernel(partsOf(0)), ...starting]);
    return teamOf(kernel, memberOf(kernel, place(0)), followers);
  } catch (error) {
    for (const outcome of await Promise.allSettled(starting)) {
      if (outcome.status === 'fulfilled') outcome.value.terminate();
    }
    throw error;
  }
}

function teamOf(kernel: Kernel, leader: Member, followers: readonly Thread[]) {
  let destroyed = false;
  return {
    get parameters() {
      return kernel.parameters;
    },
    get gradient() {
      return kernel.gradient;
    },
    get slots() {
      return kernel.slots;
    },
    get loss() {
      return kernel.loss;
    },
    epochs(count: number, learningRate: number): void {
      if (destroyed) throw new AbortedError('the threads were destroyed');
      leader.lead(count, learningRate, PATIENCE_MS);
    },
    destroy(): void {
      destroyed = true;
      for (const follower of followers) follower.terminate();
    },
  };
}

/** The points of one of several threads, in a copy: whole blocks, but for the last. */
function share(data: Dataset, index: number, threads: number): Dataset {
  const each = Math.ceil(data.y.length / threads / BLOCK_POINTS) * BLOCK_POINTS;
  return eachColumn(data, (column) => column.slice(index * each, (index + 1) * each));
}
