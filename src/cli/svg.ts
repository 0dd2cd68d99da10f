/** What pictures of the terminal are written with: SVG, on white, with text as text; and PNG of it. */
import type * as resvgJs from '@resvg/resvg-js';
import { ConfigError, messageOf } from '../core/errors.ts';
import { cut, printable } from '../core/text/shown.ts';

export const INK = { text: '#1f2933', grid: '#e4e7eb', frame: '#7b8794', point: '#1d4e89', curve: '#c2410c' } as const; // prettier-ignore
const FONT = 12;
const LONGEST_TITLE = 90;
/** Pixels of a PNG for each of the picture. */
const ZOOM = 2;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** @param title for who cannot see it */
export function svgDocument(
  { width, height }: Size,
  title: string,
  lines: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="${FONT}" fill="${INK.text}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

/** A tenth of a pixel is as fine as an eye sees. */
export function at(px: number): string {
  return String(Number(px.toFixed(1)));
}

export function textAt(
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  content: string,
  more = '',
): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${more === '' ? '' : ` ${more}`}>${escaped(cut(content, LONGEST_TITLE))}</text>`;
}

/** Upright, to be read from below. */
export function turnedAt(x: number, y: number, content: string): string {
  return `<text transform="translate(${at(x)} ${at(y)}) rotate(-90)" text-anchor="middle">${escaped(cut(content, 50))}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }; // prettier-ignore

export function escaped(content: string): string {
  return printable(content).replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
}

/**
 * The picture as the ending of a file's name asks for it.
 * @param flag that was given
 * @throws ConfigError where a PNG is asked for, and the package for it is not installed or does not load
 */
export async function pictureFile(
  path: string,
  svg: string,
  flag: string,
): Promise<string | Uint8Array> {
  return /\.png$/i.test(path) ? pngOf(svg, flag) : svg;
}

async function pngOf(svg: string, flag: string): Promise<Uint8Array> {
  const { Resvg } = await resvg(flag);
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng();
}

async function resvg(flag: string): Promise<typeof resvgJs> {
  try {
    return await import('@resvg/resvg-js');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'; // prettier-ignore
    const why = isMissing ? 'is not installed' : `does not load here (${messageOf(error)})`;
    throw new ConfigError(flag, `a PNG needs the package @resvg/resvg-js, which ${why}: npm install @resvg/resvg-js, or give a name that ends in .svg`); // prettier-ignore
  }
}
