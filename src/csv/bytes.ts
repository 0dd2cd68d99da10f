/** The bytes of a file on their way in. */
import { DataError } from './data-error.ts';

type Pieces = AsyncIterable<Uint8Array>;

/** The same bytes; the first piece has `least` of them at least, where there are so many. */
export async function* withBeginning(
  pieces: Pieces,
  least: number,
): AsyncGenerator<Uint8Array, void> {
  let beginning: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    if (beginning.length >= least) {
      yield piece;
      continue;
    }
    beginning = beginning.length === 0 ? piece : joined(beginning, piece);
    if (beginning.length >= least) yield beginning;
  }
  if (beginning.length < least) yield beginning;
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
    // Whoever stops early must not leave a file open.
    await reader.cancel().catch(() => undefined);
    await source.return?.();
  }
}
