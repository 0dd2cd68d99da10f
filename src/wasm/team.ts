import { AbortedError } from '../core/errors.ts';
import type { Dataset } from '../core/types.ts';
import type { CpuKernel } from '../cpu/kernel.ts';
import type { KernelParts, SplitKernel } from './kernel.ts';
import { Member, shareMemory } from './member.ts';
import { createKernel } from './line-mse.ts';
import type { StartThread, Thread } from './thread.ts';

/** Of line-mse.wat. Shares of whole blocks are summed as one thread would sum them. */
const BLOCK_POINTS = 128;

/** A step takes milliseconds. A thread that does not answer for so long is gone. */
const PATIENCE_MS = 10_000;

/** A kernel that is one of several: this thread leads, the others follow. */
export class Team implements CpuKernel {
  readonly #kernel: SplitKernel;
  readonly #leader: Member;
  readonly #followers: readonly Thread[];
  #destroyed = false;

  private constructor(kernel: SplitKernel, leader: Member, followers: readonly Thread[]) {
    this.#kernel = kernel;
    this.#leader = leader;
    this.#followers = followers;
  }

  /** @throws when a thread does not start; the others are terminated then */
  static async start(parts: KernelParts, threads: number, start: StartThread): Promise<Team> {
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
      return new Team(kernel, new Member(kernel, place(0)), followers);
    } catch (error) {
      for (const outcome of await Promise.allSettled(starting)) {
        if (outcome.status === 'fulfilled') outcome.value.terminate();
      }
      throw error;
    }
  }

  get parameters(): Float64Array {
    return this.#kernel.parameters;
  }

  get gradient(): Float64Array {
    return this.#kernel.gradient;
  }

  get loss(): number {
    return this.#kernel.loss;
  }

  epochs(count: number, learningRate: number): void {
    if (this.#destroyed) throw new AbortedError('the threads were destroyed');
    this.#leader.lead(count, learningRate, PATIENCE_MS);
  }

  destroy(): void {
    this.#destroyed = true;
    for (const follower of this.#followers) follower.terminate();
  }
}

/** The points of one of several threads, in a copy. */
function share({ x, y }: Dataset, index: number, threads: number): Dataset {
  const each = Math.ceil(x.length / threads / BLOCK_POINTS) * BLOCK_POINTS;
  const [begin, end] = [index * each, (index + 1) * each];
  return { x: x.slice(begin, end), y: y.slice(begin, end) };
}
