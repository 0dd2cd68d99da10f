import { DownhillError } from '../core/errors.ts';

/** Where the counters are in the cells. The second changes with each opening. */
const ARRIVED = 0;
const OPENED = 1;

/**
 * Looks before a thread sleeps, some 100 µs. That is longer than it takes to be woken: else a thread
 * would sleep while the last sleeper wakes, and so in every step.
 */
const LOOKS = 20_000;

/** Where threads wait for each other: it opens when all of them have arrived. */
export class Barrier {
  static readonly CELLS = 2;
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #threads: number;

  /** @param cells {@link Barrier.CELLS} of them, 0 in the beginning; the same for all threads */
  constructor(cells: Int32Array<SharedArrayBuffer>, threads: number) {
    this.#cells = cells;
    this.#threads = threads;
  }

  /**
   * Blocks, which the main thread of a page must not.
   * @throws DownhillError when the others have not arrived in time
   */
  wait(patienceMs = Infinity): void {
    const cells = this.#cells;
    const opened = Atomics.load(cells, OPENED);
    if (Atomics.add(cells, ARRIVED, 1) === this.#threads - 1) {
      // Before it opens: whoever leaves may arrive again at once.
      Atomics.store(cells, ARRIVED, 0);
      Atomics.add(cells, OPENED, 1);
      Atomics.notify(cells, OPENED);
      return;
    }
    for (let looks = 0; looks < LOOKS; looks++) {
      if (Atomics.load(cells, OPENED) !== opened) return;
    }
    // Who opened the barrier before may have gone to sleep ahead of its notify, which then wakes those that wait here.
    while (Atomics.load(cells, OPENED) === opened) {
      if (Atomics.wait(cells, OPENED, opened, patienceMs) !== 'timed-out') continue;
      throw new DownhillError(
        `a thread of engine wasm has not answered for ${patienceMs} ms: reset to start new ones, or use engine cpu`,
      );
    }
  }
}
