/** What a file is that is no table of text, by its first bytes or words. */
import type { Foreign } from './faults.ts';

/** As the formats themselves define them; of a program or a database nobody would ask. */
const SIGNATURES: readonly (readonly [Foreign, readonly number[]])[] = [
  ['utf-16', [0xff, 0xfe]],
  ['utf-16', [0xfe, 0xff]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  // bzip2, xz, zstd, 7z
  ['compressed', [0x42, 0x5a, 0x68]],
  ['compressed', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['compressed', [0x28, 0xb5, 0x2f, 0xfd]],
  ['compressed', [0x37, 0x7a, 0xbc, 0xaf]],
];

export function foreignBytes(bytes: Uint8Array): Foreign | undefined {
  const known = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (known !== undefined) return known[0];
  // Latin letters in UTF-16 without its mark: every other byte is 0.
  const pairs = bytes.subarray(0, 64);
  const zeros = (odd: 0 | 1): number =>
    pairs.filter((byte, i) => i % 2 === odd && byte === 0).length;
  const half = Math.floor(pairs.length / 2);
  const isUtf16 = half >= 4 && [zeros(0), zeros(1)].some((count) => count >= 0.8 * half);
  return isUtf16 && zeros(0) + zeros(1) <= 1.2 * half ? 'utf-16' : undefined;
}

export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x1f, 0x8b]);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

const PAGE = /^\s*<(?:!doctype|html|head|body|meta|table|thead|tbody|tr|div)\b/i;

export function foreignText(text: string): Foreign | undefined {
  if (PAGE.test(text)) return 'html';
  return /^\s*<\?xml/i.test(text) ? 'xml' : undefined;
}

/** An array of objects, arrays or numbers, or an object: `[s],[V]` is a row of names. */
export function isJson(text: string): boolean {
  return /^\s*(?:\[\s*(?:[[{"\d\]-]|true|false|null)|\{\s*["}])/.test(text);
}
