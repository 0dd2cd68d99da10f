/** A setup as somebody hands it on: settings and own data as a file, or the data alone within a link. */
import type { OwnData } from '../../core/data/own.ts';
import { configToRecord, type FitConfig } from '../../core/settings/index.ts';
import type { ExportedFile } from '../download.ts';
import { SETUP } from './kept-table.ts';

/** What mail and messages carry whole. In characters. */
export const MOST_LINK = 2000;
/** Nobody's link is longer; what unpacks is a thousand times that at most. */
const MOST_PACKED = 2 * MOST_LINK;
/** Not even their packing is worth a try. */
const MOST_ROWS = 2000;

const KEY = '#table=';

/** The part of a link that carries data; undefined for more than a link can hold, and where a browser cannot pack. */
export async function hashOf(own: OwnData): Promise<string | undefined> {
  if (own.x.length > MOST_ROWS || typeof CompressionStream === 'undefined') return undefined;
  const bytes = await through(new CompressionStream('deflate-raw'), textOf({ own })).arrayBuffer();
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return KEY + text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The data of a link; undefined where it carries none. @throws Error for what no page put there */
export async function ownInHash(hash: string): Promise<OwnData | undefined> {
  if (!hash.startsWith(KEY)) return undefined;
  if (hash.length > MOST_PACKED) throw new RangeError('too long for a link');
  const text = atob(hash.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const unpacked = await through(new DecompressionStream('deflate-raw'), bytes).text();
  return (await import('./read.ts')).readSetup(unpacked).own;
}

export function setupFile(config: FitConfig, own: OwnData | undefined): ExportedFile {
  const content = `${textOf({ settings: configToRecord(config), own })}\n`;
  return { name: 'downhill-setup.json', type: 'application/json', content };
}

/** A column is a list; how a file was written that is not there is nobody's matter. */
function textOf(parts: object): string {
  return JSON.stringify({ schema: SETUP, ...parts }, (key, value: unknown) => {
    if (key === 'form') return undefined;
    return value instanceof Float64Array ? Array.from(value) : value;
  });
}

function through(stream: CompressionStream | DecompressionStream, content: BlobPart): Response {
  return new Response(new Blob([content]).stream().pipeThrough(stream));
}
