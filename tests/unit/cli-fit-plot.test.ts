/** `downhill fit --plot`: what is drawn stands where the numbers are. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SIZE } from '../../src/cli/fit-svg.ts';
import { call } from '../helpers/cli-fakes.ts';

const files = {
  // y = 2x + 1, but for two rows.
  'line.csv': 'x,y & more\n0,1\n1,3.2\n2,5\n3,6.8\n4,9\n',
  'two.csv': 'a,b,y\n0,1,1\n1,0,3\n2,1,5.1\n3,0,7\n4,2,8.8\n5,2,11\n',
  'sigma.csv': 'x,y,s\n0,1,0.5\n1,3.2,0.5\n2,5,0.5\n3,6.8,1\n4,9,1\n',
  'zero.csv': 'x,y,w\n0,1,1\n1,3.2,1\n2,99,0\n3,6.8,1\n4,9,1\n',
  'days.csv': 'day,y\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3.1\n2024-01-05,5\n',
};

async function drawn(data: string, ...flags: readonly string[]): Promise<string> {
  const written = new Map<string, string | Uint8Array>();
  const { status, err } = await call(['fit', '--data', data, '--plot', 'fit.svg', ...flags], { files, written }); // prettier-ignore
  expect(status, err).toBe(0);
  expect(err).toContain('\nfit.svg written\n');
  return String(written.get('fit.svg'));
}

const circles = (svg: string): number[][] => Array.from(svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)"/g), ([, x, y]) => [Number(x), Number(y)]); // prettier-ignore
const texts = (svg: string): string[] => Array.from(svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g), ([, text = '']) => text); // prettier-ignore

describe('a picture', () => {
  it('has points, curve, bands and residuals', async () => {
    const svg = await drawn('line.csv');
    const all = circles(svg);
    expect(all).toHaveLength(10);
    // Rows 1, 3 and 5 lie on a line with 2 between; residuals of rows 2 and 4 on either side of 0.
    const [points, residuals] = [all.slice(0, 5), all.slice(5)];
    const [[x0 = NaN, y0 = NaN] = [], , [x2 = NaN, y2 = NaN] = [], , [x4 = NaN, y4 = NaN] = []] = points; // prettier-ignore
    expect(x2).toBeCloseTo((x0 + x4) / 2, 0);
    expect(y2).toBeCloseTo((y0 + y4) / 2, 0);
    // Up is more.
    expect(y4).toBeLessThan(y0);
    const middle = Number(/<path d="M\d+ ([\d.]+)H\d+" stroke="#c2410c"/.exec(svg)?.[1]);
    const offsets = residuals.map(([, y = NaN]) => middle - y);
    expect(offsets[1]).toBeGreaterThan(10);
    expect(offsets[3]).toBeLessThan(-10);
    expect((offsets[1] ?? NaN) + (offsets[3] ?? NaN)).toBeCloseTo(0, 0);
    // The curve goes through the points, between its bands.
    const [, path = ''] = /<path d="([^"]+)" fill="none" stroke="#c2410c"/.exec(svg) ?? [];
    const places = path.slice(1).split('L').map((pair) => pair.split(' ').map(Number)); // prettier-ignore
    const near = places.find(([x = NaN]) => Math.abs(x - x2) < 1.5);
    expect(Math.abs((near?.[1] ?? NaN) - y2)).toBeLessThan(2);
    expect(svg.match(/fill-opacity="0.25"/g)).toHaveLength(1);
    expect(svg.match(/<path [^>]*fill-opacity="0.12"/g)).toHaveLength(1);
  });

  it('is text as text, escaped, with marks at round numbers', async () => {
    const svg = await drawn('line.csv', '--level', '0.9');
    expect(texts(svg)).toEqual(expect.arrayContaining(['x', 'y &amp; more', 'residuals', '90 % of the curve', '90 % of one more row', '0.0', '0.5', '1.0', '6', '10'])); // prettier-ignore
    expect(texts(svg)[0]).toMatch(/^y = 1\.960*\*x \+ 1\.0\d+$/);
    expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${SIZE.width}" height="${SIZE.height}"`));
  });

  it('over several columns shows what was fitted against what is', async () => {
    const svg = await drawn('two.csv', '--formula', 'y = p*a + q*b + r');
    expect(texts(svg)).toEqual(expect.arrayContaining(['fitted y', 'y as it is', 'as fitted']));
    expect(circles(svg)).toHaveLength(12);
    expect(svg).not.toContain('fill-opacity="0.25"');
  });

  it('has bars where sigma is known, and no band of a row whose weight is not', async () => {
    const svg = await drawn('sigma.csv', '--sigma', 's', '--absolute-sigma');
    const [, bars = ''] = /<path d="([^"]+)" stroke="#1d4e89"/.exec(svg) ?? [];
    const lengths = Array.from(bars.matchAll(/M[\d.]+ ([\d.-]+)V([\d.-]+)/g), ([, from, to]) => Number(from) - Number(to)); // prettier-ignore
    expect(lengths).toHaveLength(5);
    expect((lengths[4] ?? NaN) / (lengths[0] ?? NaN)).toBeCloseTo(2, 1);
    expect(texts(svg)).not.toContain('95 % of one more row');
  });

  it('leaves out rows of weight 0, and says since when days count', async () => {
    const svg = await drawn('zero.csv', '--weights', 'w');
    expect(circles(svg)).toHaveLength(8);
    expect(svg).not.toContain('NaN');
    // 99 would have pressed all others together.
    expect(texts(svg)).not.toContain('80');
    expect(texts(await drawn('days.csv'))).toContain('day, days since 2024-01-01');
  });
});

describe('a file', () => {
  it('is a PNG where it is called so', { timeout: 30_000 }, async () => {
    const written = new Map<string, string | Uint8Array>();
    const { status } = await call('fit --data line.csv --plot fit.PNG', { files, written });
    expect(status).toBe(0);
    const png = Buffer.from(written.get('fit.PNG') as Uint8Array);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * SIZE.width, 2 * SIZE.height]);
  });

  it('that needs a package says which', async () => {
    vi.doMock('@resvg/resvg-js', () => {
      throw Object.assign(new Error('no'), { code: 'ERR_MODULE_NOT_FOUND' });
    });
    try {
      const { status, err } = await call('fit --data line.csv --plot fit.png', { files, written: new Map() }); // prettier-ignore
      expect(status).toBe(2);
      expect(err).toMatch(/a PNG needs the package @resvg\/resvg-js, which .*: npm install @resvg\/resvg-js, or give a name that ends in \.svg\n$/); // prettier-ignore
    } finally {
      vi.doUnmock('@resvg/resvg-js');
    }
  });

  it('goes to the disk, and one that cannot is said', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'downhill-'));
    try {
      const path = join(folder, 'fit.svg');
      expect((await call(['fit', '--data', 'line.csv', '--plot', path], { files })).status).toBe(0);
      expect(readFileSync(path, 'utf8')).toMatch(/^<svg [^]*<\/svg>\n$/);
      const { status, err } = await call(['fit', '--data', 'line.csv', '--plot', join(folder, 'no', 'fit.svg')], { files }); // prettier-ignore
      expect(status).toBe(2);
      expect(err).toMatch(/fit\.svg cannot be written \(ENOENT.*: give another path\n$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
