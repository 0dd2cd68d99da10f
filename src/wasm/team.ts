import { AbortedError } from '../core/errors.ts';
import type { Dataset } from '../core/types.ts';
import type { KernelParts, SplitKernel } from './kernel.ts';
import { memberOf, shareMemory, type Member } from './member.ts';
import { createKernel } from './line-mse.ts';
import type { StartThread, Thread } from './thread.ts';

/** Of line-mse.wat. Shares of whole blocks are summed as one thread would sum them. */
const BLOCK_POINTS = 128;

/** A step takes milliseconds. A thread that does not answer for so long is gone. */
const PATIENCE_MS = 10_000;

export type Team = Awaited<ReturnType<typeof startTeam>>;

/**
 * A kernel that is one of several: this thread leads, the others follow.
 * @throws when a thread does not start; the others are terminated then
 */
export async function startTeam(parts: KernelParts, threads: number, start: StartThread) {
  const shared = shareMemory(threads);
  const points = parts.data.x.length;
  const place = (index: number) => ({ index, threads, points, shared });
  const starting = Array.from({ length: threads - 1 }, (_, i) =>
    start({ ...parts, data: share(parts.data, i + 1, threads), place: place(i + 1) }),
  );
  try {
    const [kernel, ...followers] = await Promise.all([
      createKernel({ ...parts, data: share(parts.data, 0, threads) }),
      ...starting,
    ]);
    return teamOf(kernel, memberOf(kernel, place(0)), followers);
  } catch (error) {
    for (const outcome of await Promise.allSettled(starting)) {
      if (outcome.status === 'fulfilled') outcome.value.terminate();
    }
    throw error;
  }
}

function teamOf(kernel: SplitKernel, leader: Member, followers: readonly Thread[]) {
  let destroyed = false;
  return {
    get parameters() {
      return kernel.parameters;
    },
    get gradient() {
      return kernel.gradient;
    },
    get loss() {
      return kernel.loss;
    },
    steps(count: number, learningRate: number): void {
      if (destroyed) throw new AbortedError('the threads were destroyed');
      leader.lead(count, learningRate, PATIENCE_MS);
    },
    destroy(): void {
      destroyed = true;
      for (const follower of followers) follower.terminate();
    },
  };
}

/** The points of one of several threads, in a copy. */
function share({ x, y }: Dataset, index: number, threads: number): Dataset {
  const each = Math.ceil(x.length / threads / BLOCK_POINTS) * BLOCK_POINTS;
  const [begin, end] = [index * each, (index + 1) * each];
  return { x: x.slice(begin, end), y: y.slice(begin, end) };
}
