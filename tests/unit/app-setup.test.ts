/** A setup that is handed on: in a link or as a file, and what comes of links and files that anybody wrote. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSetup, SetupError } from '../../src/app/tables/read.ts';
import { hashOf, MOST_LINK, ownInHash, setupFile } from '../../src/app/tables/setup.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';

const OWN: OwnData = {
  name: '学生.csv',
  xName: 'day',
  yName: 'share, in %',
  x: Float64Array.of(0, 1 / 3, 1e-12, 3e38),
  y: Float64Array.of(-1, 2.5, 0, 1e6),
  others: [{ name: 'group', values: Float64Array.of(1, 2, 1, 2) }],
  standardise: false,
  xQuantity: { kind: 'time', unit: 'day', origin: 86_400_000, written: 'date' },
  yQuantity: { kind: 'percent' },
};

/** With what says how a file was written, which does not come along. */
const FORM = { delimiter: ',', decimal: '.', hasHeader: true, width: 2, x: 0, y: 1 } as const;

function rows(count: number): OwnData {
  const column = (scale: number) => Float64Array.from({ length: count }, (_, i) => Math.round(1e4 * Math.sin(scale * i)) / 1e4); // prettier-ignore
  return { ...OWN, x: column(1.7), y: column(2.3), others: undefined };
}

describe('a link', () => {
  test('carries own data, every bit of them', async () => {
    const hash = await hashOf({ ...OWN, form: FORM });
    expect(hash).toMatch(/^#table=[\w-]+$/);
    expect(await ownInHash(hash ?? '')).toEqual(OWN);
  });

  test('of a hundred rows fits; of two thousand it does not, and more are not even packed', async () => {
    expect((await hashOf(rows(100)))?.length).toBeLessThan(MOST_LINK - 300);
    expect((await hashOf(rows(2000)))?.length).toBeGreaterThan(MOST_LINK);
    expect(await hashOf(rows(2001))).toBeUndefined();
  });

  test('without a table has none', async () => {
    expect(await ownInHash('')).toBeUndefined();
    expect(await ownInHash('#stage')).toBeUndefined();
  });

  const packed = (text: string): string => `#table=${deflateRawSync(text).toString('base64url')}`;
  const own = { name: 'a', xName: 'x', yName: 'y', x: [1, 2], y: [1, 2], standardise: false };
  const setup = (parts: object) => packed(JSON.stringify({ schema: 'downhill-setup/1', own: { ...own, ...parts } })); // prettier-ignore

  test('that somebody wrote by hand is a link', async () => {
    expect(await ownInHash(setup({}))).toMatchObject({ x: Float64Array.of(1, 2) });
  });

  test.each([
    ['no base64', '#table=%3Cscript%3E'],
    ['nothing packed', '#table=AAAA'],
    ['cut short', setup({}).slice(0, -9)],
    ['no JSON', packed('x,y\n1,2\n')],
    ['another version', packed('{"schema":"downhill-setup/2"}')],
    ['no list', setup({ x: 'many' })],
    ['one row', setup({ x: [1], y: [1] })],
    ['columns of unequal length', setup({ y: [1, 2, 3] })],
    ['an input of unequal length', setup({ others: [{ name: 'z', values: [1] }] })],
    ['no number', setup({ x: [1, null] })],
    ['too large for f32', setup({ x: [1, 1e39] })],
    ['a moment of no unit', setup({ xQuantity: { kind: 'time', unit: 'year', origin: 0 } })],
    ['no name', setup({ name: 7 })],
  ])('with %s gives nothing', async (_, hash) => {
    await expect(ownInHash(hash)).rejects.toThrow();
  });

  test('that would unpack to a hundred million characters is too long before', async () => {
    await expect(ownInHash(packed(`${' '.repeat(1e8)}{}`))).rejects.toThrow('too long for a link');
  });

  test('whatever follows its mark: data that can be trained on, or an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => packed(text).slice(7)),
        ),
        async (text) => {
          await expect(ownInHash(`#table=${text}`)).rejects.toThrow();
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a file', () => {
  const config = parseConfig({
    lr: 0.25,
    seed: 7,
    model: 'formula',
    formula: `a*x${' + b*x'.repeat(500)}`,
  });

  test.each([undefined, OWN])('carries settings and data', (own) => {
    const { content } = setupFile(config, own);
    expect(readSetup(content as string)).toEqual({ config, own });
  });

  test.each([
    ['settings that are none', { settings: { lr: 'fast' } }],
    ['a formula that is none', { settings: { model: 'formula', formula: 'a*(x' } }],
    ['settings of no text', { settings: { lr: 1 } }],
    ['data that are none', { own: [1, 2] }],
  ])('with %s is refused', (_, parts) => {
    const text = JSON.stringify({ schema: 'downhill-setup/1', ...parts });
    expect(() => readSetup(text)).toThrow(SetupError);
  });
});
