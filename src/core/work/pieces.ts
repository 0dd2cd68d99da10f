/**
 * Long work in pieces: each `next` does one, and yields the share that is done so far, from 0 to 1.
 * Who drives it decides what happens in between.
 */
export type InPieces<T> = Generator<number, T, undefined>;

/** Does the work in one go. */
export function atOnce<T>(work: InPieces<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The first part of longer work, whose shares end at `share`. */
export function* firstPart<T>(work: InPieces<T>, share: number): InPieces<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    yield value * share;
  }
}
