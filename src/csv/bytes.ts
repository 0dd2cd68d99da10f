/** The bytes of a file on their way in. */
import { DataError } from './faults.ts';

type Pieces = AsyncIterable<Uint8Array>;

/** The bytes, of which `first` has been looked at. */
export interface Begun {
  readonly first: Uint8Array;
  readonly all: Pieces;
}

/** @param least of `first`, where there are so many bytes */
export async function begun(pieces: Pieces, least: number): Promise<Begun> {
  const source: AsyncIterator<Uint8Array, unknown> = pieces[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < least) {
    const { done, value } = await source.next();
    if (done === true) break;
    first = first.length === 0 ? value : joined(first, value);
  }
  const all = (async function* (): AsyncGenerator<Uint8Array, void> {
    try {
      yield first;
      yield* { [Symbol.asyncIterator]: () => source };
    } finally {
      // Whoever stops early must not leave a file open.
      await source.return?.();
    }
  })();
  return { first, all };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** More than a table of the most points has: what unpacks to more is no table. */
const MOST_UNPACKED = 2 ** 34;

/** @throws DataError for what is damaged, or larger than any table */
export async function* unpacked(pieces: Pieces): AsyncGenerator<Uint8Array, void> {
  const source: AsyncIterator<Uint8Array, unknown> = pieces[Symbol.asyncIterator]();
  // Of the file, not of what is packed in it.
  let failure: { readonly error: unknown } | undefined;
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (done === true) controller.close();
        else controller.enqueue(new Uint8Array(value));
      } catch (error) {
        failure = { error };
        controller.error(error);
      }
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw failure === undefined ? new DataError('damaged', {}) : failure.error;
      });
      if (done) return;
      bytes += value.byteLength;
      if (bytes > MOST_UNPACKED) throw new DataError('too-large', { bytes: MOST_UNPACKED });
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    await source.return?.();
  }
}
