/**
 * Long work in pieces: each `next` does one, and yields the share that is done so far, from 0 to 1.
 * Who drives it decides what happens in between.
 */
export type InPieces<T> = Generator<number, T, undefined>;

/** Does the work in one go. @param hear is told of the share that is done, after each piece */
export function atOnce<T>(work: InPieces<T>, hear?: (share: number) => void): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    hear?.(value);
  }
}

/** The first part of longer work, whose shares end at `share`. */
export function firstPart<T>(work: InPieces<T>, share: number): InPieces<T> {
  return betweenShares(work, 0, share);
}

/** A part of longer work, whose shares go from `from` to `to`. */
export function* betweenShares<T>(work: InPieces<T>, from: number, to: number): InPieces<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    yield from + value * (to - from);
  }
}

/** So much of a frame is left to everything else. */
const WORK_MS = 8;

/** Does the work with a pause whenever it has taken a while. @returns undefined once nobody wants it any more */
export async function withPauses<T>(
  work: InPieces<T>,
  { clock, pause, isWanted }: Pauses,
): Promise<T | undefined> {
  let begin = clock();
  while (isWanted()) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (clock() - begin < WORK_MS) continue;
    await pause();
    begin = clock();
  }
  return undefined;
}

export interface Pauses {
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  readonly pause: () => Promise<void>;
  readonly isWanted: () => boolean;
}
