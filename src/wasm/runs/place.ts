/** Where everything lies in the memory that the threads of many runs share. */
import { LimitError, messageOf } from '../../core/errors.ts';
import { Barrier } from '../barrier.ts';
import { MOST_PAGES, PAGE_BYTES } from '../encode.ts';
import { LANES, type RunsLayout } from './layout.ts';

/** Bytes that what is read and written by one thread begins at. */
const LINE = 128;

/** Addresses, and sizes in bytes. */
export interface RunsPlace {
  readonly layout: RunsLayout;
  readonly threads: number;
  /** Cells of the barrier, then on lines of their own the order and what is taken of it. */
  readonly head: number;
  /** Of each thread. */
  readonly scratch: number;
  readonly scratchBytes: number;
  /** Of the steps to come, of each kind: f32. [kinds][steps][scalars] */
  readonly numbers: number;
  readonly points: number;
  /** The states of four runs each. */
  readonly quads: number;
  readonly quadCount: number;
  readonly end: number;
}

export function runsPlace(
  layout: RunsLayout,
  { runs, threads, numbersBytes, pointsBytes }: { readonly runs: number; readonly threads: number; readonly numbersBytes: number; readonly pointsBytes: number }, // prettier-ignore
): RunsPlace {
  let end = layout.head;
  const take = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / LINE) * LINE;
    return at;
  };
  const quadCount = Math.ceil(runs / LANES);
  const scratchBytes = Math.ceil(layout.scratch.bytes / LINE) * LINE;
  return {
    layout,
    threads,
    head: take(3 * LINE),
    scratch: take(threads * scratchBytes),
    scratchBytes,
    numbers: take(numbersBytes),
    points: take(pointsBytes),
    quads: take(quadCount * layout.quad.bytes),
    quadCount,
    end,
  };
}

/** @throws LimitError where there is not as much */
export function runsMemory({ end, quadCount, threads }: RunsPlace): WebAssembly.Memory {
  const pages = Math.ceil(end / PAGE_BYTES);
  const refused = (why: string): LimitError =>
    new LimitError(
      `${quadCount * LANES} runs at once need ${Math.ceil(end / 1e6)} MB, which WebAssembly does not get (${why}): take fewer at a time, or use engine cpu`,
    );
  if (pages > MOST_PAGES) throw refused('it has 4 GB');
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: threads > 1 });
  } catch (error) {
    throw refused(messageOf(error));
  }
}

/** Some of the runs, and what is done with them. Quads count from 0. */
export interface Order {
  readonly first: number;
  readonly end: number;
  /** Epochs to do, those that are done, and the first of the last ones of all. */
  readonly epochs: number;
  readonly epoch: number;
  readonly recentFrom: number;
  /** From the points of four runs to those of the next. */
  readonly stride: number;
}

/** Each thread takes some of the runs at a time, so many that each comes so often. */
const TAKES = 8;

/** What threads do together: one gives the order, all work at it. */
export function ordersIn(
  memory: WebAssembly.Memory,
  { head, threads }: Pick<RunsPlace, 'head' | 'threads'>,
) {
  const cells = new Int32Array(memory.buffer, head, (3 * LINE) / 4);
  const words = cells.subarray(LINE / 4, (2 * LINE) / 4);
  const taken = cells.subarray((2 * LINE) / 4);
  return {
    /** Of threads that share the memory. */
    barrier: new Barrier(cells as unknown as Int32Array<SharedArrayBuffer>, threads),
    put({ first, end, epochs, epoch, recentFrom, stride }: Order): void {
      words.set([first, end, epochs, epoch, recentFrom, stride]);
      Atomics.store(taken, 0, first);
    },
    /** Does what nobody has taken yet. */
    work(epochs: (some: Order) => void): void {
      const [first = 0, end = 0, count = 0, epoch = 0, recentFrom = 0, stride = 0] = words;
      const take = Math.ceil((end - first) / (threads === 1 ? 1 : TAKES * threads));
      for (;;) {
        const from = Atomics.add(taken, 0, take);
        if (from >= end) return;
        epochs({ first: from, end: Math.min(from + take, end), epochs: count, epoch, recentFrom, stride }); // prettier-ignore
      }
    },
  };
}
