/** What a file is that is no table of text, by its first bytes or words. */
import type { Foreign } from './faults.ts';

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

export function foreignBytes(bytes: Uint8Array): Foreign | undefined {
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

export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\x1f\x8b');
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, signature.length)) === signature;
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
