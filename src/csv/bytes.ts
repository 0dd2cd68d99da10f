/** The bytes of a file on their way in, as text. */
import { DataError, type Foreign } from './faults.ts';
import type { Note } from './notes.ts';

type Pieces = AsyncIterable<Uint8Array>;

/** As much as tells what a file is. */
const BEGINNING = 512;

/**
 * Text in pieces, unpacked where it is packed.
 * @param notes get a note of that
 * @throws DataError for what is no text
 */
export async function* textOf(pieces: Pieces, notes: Note[]): AsyncGenerator<string, void> {
  const given = await begun(pieces);
  const isPacked = isGzip(given.first);
  if (isPacked) notes.push({ code: 'gzip', values: {} });
  const { first, all } = isPacked ? await begun(unpacked(given.all)) : given;
  refuse(foreignBytes(first));
  // It takes a byte order mark away, and joins characters that two pieces share.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      return refuse('not-utf-8');
    }
  };
  for await (const piece of all) {
    const text = decoded(piece);
    if (text.includes('\0')) refuse('binary');
    if (piece === first) refuse(foreignText(text));
    yield text;
  }
  // No text comes any more, but half a character may have been left.
  decoded();
}

/** The bytes, of which `first` has been looked at. */
interface Begun {
  readonly first: Uint8Array;
  readonly all: Pieces;
}

async function begun(pieces: Pieces): Promise<Begun> {
  const source: AsyncIterator<Uint8Array, unknown> = pieces[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < BEGINNING) {
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

function refuse(format: Foreign): never;
function refuse(format: Foreign | undefined): void;
function refuse(format: Foreign | undefined): void {
  if (format !== undefined) throw new DataError('foreign', { format });
}

/** As the formats themselves define them; of a program or a database nobody would ask. */
const SIGNATURES = {
  'utf-16': ['\xff\xfe', '\xfe\xff'],
  zip: ['PK\x03\x04'],
  xls: ['\xd0\xcf\x11\xe0'],
  image: ['\x89PNG', '\xff\xd8\xff', 'GIF8'],
  pdf: ['%PDF'],
  // bzip2, xz, zstd, 7z
  compressed: ['BZh', '\xfd7zXZ', '\x28\xb5\x2f\xfd', '7z\xbc\xaf'],
} as const satisfies Partial<Record<Foreign, readonly string[]>>;

function foreignBytes(bytes: Uint8Array): Foreign | undefined {
  for (const [format, signatures] of Object.entries(SIGNATURES)) {
    if (signatures.some((one) => startsWith(bytes, one))) return format as keyof typeof SIGNATURES;
  }
  // Latin letters in UTF-16 without its mark: every other byte is 0.
  const pairs = bytes.subarray(0, 64);
  const zeros = (odd: 0 | 1): number =>
    pairs.filter((byte, i) => i % 2 === odd && byte === 0).length;
  const half = Math.floor(pairs.length / 2);
  const isUtf16 = half >= 4 && [zeros(0), zeros(1)].some((count) => count >= 0.8 * half);
  return isUtf16 && zeros(0) + zeros(1) <= 1.2 * half ? 'utf-16' : undefined;
}

function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\x1f\x8b');
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, signature.length)) === signature;
}

const PAGE = /^\s*<(?:!doctype|html|head|body|meta|table|thead|tbody|tr|div)\b/i;

function foreignText(text: string): Foreign | undefined {
  if (PAGE.test(text)) return 'html';
  return /^\s*<\?xml/i.test(text) ? 'xml' : undefined;
}
