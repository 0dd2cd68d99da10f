import { eachColumn } from '../core/data/inputs.ts';
import { AbortedError } from '../core/errors.ts';
import type { Dataset } from '../core/types.ts';
import type { CpuKernel } from '../cpu/kernel.ts';
import { createKernel, type Kernel, type KernelParts } from './kernel.ts';
import { Member, shareMemory } from './member.ts';
import { BLOCK_POINTS } from './sum.ts';
import type { StartThread, Thread } from './thread.ts';

/** A step takes milliseconds. A thread that does not answer for so long is gone. */
const PATIENCE_MS = 10_000;

/** A kernel over all points that is one of several: this thread leads, the others follow. */
export class Team implements CpuKernel {
  readonly #kernel: Kernel;
  readonly #leader: Member;
  readonly #followers: readonly Thread[];
  #destroyed = false;

  private constructor(kernel: Kernel, leader: Member, followers: readonly Thread[]) {
    this.#kernel = kernel;
    this.#leader = leader;
    this.#followers = followers;
  }

  /** @throws when a thread does not start; the others are terminated then */
  static async start(parts: KernelParts, threads: number, start: StartThread): Promise<Team> {
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

  get slots(): readonly number[] {
    return this.#kernel.slots;
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

/** The points of one of several threads, in a copy: whole blocks, but for the last. */
function share(data: Dataset, index: number, threads: number): Dataset {
  const each = Math.ceil(data.y.length / threads / BLOCK_POINTS) * BLOCK_POINTS;
  return eachColumn(data, (column) => column.slice(index * each, (index + 1) * each));
}
