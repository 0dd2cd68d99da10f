import { describe, expect, test } from 'vitest';
import { AbortedError, ConfigError } from '../../src/core/errors.ts';
import { chooseColumns } from '../../src/csv/columns.ts';
import { readCsv, type Progress } from '../../src/csv/read.ts';
import { MOST_NAMED } from '../../src/csv/bad-rows.ts';
import type { Table } from '../../src/csv/table.ts';

type Asked = Parameters<typeof chooseColumns>[1];

async function* cut(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** @param length of the pieces that the text comes in, in bytes */
function read(text: string | Uint8Array, asked: Asked = {}, length = 2 ** 16): Promise<Table> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readCsv(cut(bytes, length), { choose: (head) => chooseColumns(head, asked) });
}

async function pairs(text: string, asked: Asked = {}): Promise<number[][]> {
  const { x, y } = await read(text, asked);
  return [...x].map((value, i) => [value, y[i] ?? NaN]);
}

const TWO = [
  [1.5, 2.5],
  [-3, 4e2],
];

describe('a table is understood', () => {
  test.each([
    ['with a header', 'x,y\n1.5,2.5\n-3,4e2\n'],
    ['without a header', '1.5,2.5\n-3,4e2\n'],
    ['without an end of line at its end', 'x,y\n1.5,2.5\n-3,4e2'],
    ['with a byte order mark', '\ufeffx,y\n1.5,2.5\n-3,4e2\n'],
    ['with a byte order mark before a quote', '\ufeff"x","y"\n"1.5","2.5"\n-3,4e2\n'],
    ['with lines of Windows', 'x,y\r\n1.5,2.5\r\n-3,4e2\r\n'],
    ['with lines of an old Macintosh', 'x,y\r1.5,2.5\r-3,4e2\r'],
    ['with both kinds of lines', 'x,y\r\n1.5,2.5\n-3,4e2\r\n'],
    ['with empty lines', '\n\nx,y\n\n1.5,2.5\n   \n-3,4e2\n\n\n'],
    ['with spaces about', ' x , y \n 1.5 , 2.5 \n -3 ,\t4e2\n'],
    ['with quotes', '"x","y"\r\n"1.5","2.5"\r\n"-3","4e2"\r\n'],
    ['with semicolons', 'x;y\n1.5;2.5\n-3;4e2\n'],
    ['with decimal commas', 'x;y\n1,5;2,5\n-3;4e2\n'],
    ['with decimal commas and tabs', 'x\ty\n1,5\t2,5\n-3\t4e2\n'],
    ['with decimal commas and no header', '1,5;2,5\n-3,0;400,0\n'],
    ['with tabs', 'x\ty\n1.5\t2.5\n-3\t4e2\n'],
    ['with bars', 'x|y\n1.5|2.5\n-3|4e2\n'],
    ['with words beside the numbers', 'who,x,y\nAnn,1.5,2.5\nBob,-3,4e2\n'],
    ['with delimiters in quotes', 'who,x,y\n"a, b",1.5,2.5\n"c; d",-3,4e2\n'],
    ['with doubled quotes', 'who,x,y\n"an ""a""",1.5,2.5\nc,-3,4e2\n'],
    ['with a plus and bare points', 'x,y\n+1.5,2.5\n-3.,.4e3\n'],
    ['with powers of ten', 'x,y\n0.15×10¹,25·10⁻¹\n-30 x 10^-1,4*10**2\n'],
    ['with powers of ten copied from a page', 'x,y\n15×10−1,2.5\n-3,4 × 10+2\n'],
    ["with Fortran's exponents", 'x,y\n1.5D0,25d-1\n-3,0.4D+03\n'],
    ['with what nobody sees', 'x,y\n\u200b1.5,2.5\ufeff\n-3\u2060,4e2\n'],
    ['as spreadsheets keep text', `x,y\n="1.5",'2.5\n="-3","=""4e2"""\n`],
    ['with units behind names, between spaces', 'time (s) U [mV]\n1.5 2.5\n-3 4e2\n'],
    ['as MATLAB writes it', '% made by hand\n% x y\n1.5 2.5\n-3 4e2\n'],
  ])('%s', async (_, text) => {
    expect(await pairs(text)).toEqual(TWO);
  });

  test.each([
    ['a product without a power', '2x103'],
    ['a label', '3x10-5'],
    ['days', '5d'],
  ])('%s is no power of ten', async (_, cell) => {
    expect(await pairs(`x,y\n1,${cell}\n2,3\n4,5\n`)).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });

  test.each([1, 2, 3, 7, 64])('the same in pieces of %i bytes', async (length) => {
    const text = '\ufeff名;größe;"a ""b""\r\nc"\r\n1,5;2,5;"x;y"\r\nn;2;3\r\n-3;4e2;"\r\n"\r\n';
    const table = await read(text, { x: '名', y: 'größe' }, length);
    expect([...table.x]).toEqual([1.5, -3]);
    expect([...table.y]).toEqual([2.5, 400]);
    expect(table.head.columns.map(({ name }) => name)).toEqual(['名', 'größe', 'a "b"\r\nc']);
    expect(table.bad).toEqual({
      count: 1,
      reasons: [{ fault: 'not-a-number', count: 1, first: [{ line: 4, lines: 1, found: 'n' }] }],
    });
  });

  test('what is not for x and y may be anything', async () => {
    const text = 'id,x,when,y\n=1+1,1.5,<b>,2.5\n,-3,"\n",4e2\n';
    expect(await pairs(text)).toEqual(TWO);
  });

  test('a million rows', async () => {
    const text = 'x,y\n' + '1,2\n'.repeat(1_000_000);
    const { x, y } = await read(text);
    expect([x.length, y.length, x.at(-1), y.at(-1)]).toEqual([1_000_000, 1_000_000, 1, 2]);
  });

  test.each([1, 5, 2 ** 16])('a header of any length, in pieces of %i bytes', async (length) => {
    const long = 'a name that takes some room, '.repeat(20);
    const table = await read(`"${long}x","${long}y"\n1.5,2.5\n-3,4e2\n`, {}, length);
    expect([table.xName, table.yName]).toEqual([`${long}x`, `${long}y`]);
    expect([...table.x]).toEqual([1.5, -3]);
  });

  test('what only line 3,000 shows is seen', async () => {
    const ints = '1;2;a\n'.repeat(3000);
    const table = await read(`x;y;name\n${ints}1,5;2,5;b\n`);
    expect([table.x.length, table.x.at(-1), table.head.decimal]).toEqual([3001, 1.5, ',']);
  });

  test('its first rows are shown', async () => {
    const { head } = await read(`x,y\n${'1,2\n'.repeat(20)}`);
    expect(head.preview).toHaveLength(8);
    expect(head.preview[0]).toEqual(['1', '2']);
    expect(head).toMatchObject({ delimiter: ',', decimal: '.', headerLine: 1 });
  });
});

describe('a bad row is left out, counted, and named with its line', () => {
  test.each([
    ['1,', 'missing', ''],
    ['1,NaN', 'missing', 'NaN'],
    ['1,?', 'missing', '?'],
    ['Total,7', 'footer', 'Total'],
    ['1,Infinity', 'not-a-number', 'Infinity'],
    ['1,-inf', 'not-a-number', '-inf'],
    ['1,0x10', 'not-a-number', '0x10'],
    ['1,1 00', 'not-a-number', '1 00'],
    ['1,"1,00,0"', 'not-a-number', '1,00,0'],
    ['1,5 kg', 'not-a-number', '5 kg'],
    ['1,1e999', 'beyond-f64', '1e999'],
    ['1,-3.5e38', 'too-large', '-3.5e38'],
    ['1,2,3', 'wrong-width', '3'],
    ['1', 'wrong-width', '1'],
    ['=cmd|\' /C calc\'!A0,"=HYPERLINK(1)"', 'not-a-number', "=cmd|' /C calc'!A0"],
    ['<script>alert(1)</script>,2', 'not-a-number', '<script>alert(1)</script>'],
    [`1,${'z'.repeat(100)}`, 'not-a-number', `${'z'.repeat(39)}…`],
  ])('%s', async (row, fault, found) => {
    const { bad, x } = await read(`x,y\n1,2\n\n${row}\n3,4\n`);
    expect(bad.count).toBe(1);
    expect(bad.reasons).toMatchObject([{ fault, count: 1, first: [{ line: 4, found }] }]);
    expect([...x]).toEqual([1, 3]);
  });

  test('a decimal comma is no decimal comma by chance', async () => {
    const { bad } = await read('x;y\n1.5;2.5\n1.5;2.5\n1,00;2\n');
    expect(bad.reasons).toMatchObject([
      { fault: 'not-a-number', first: [{ line: 4, found: '1,00' }] },
    ]);
  });

  test('line breaks in quotes count as lines', async () => {
    const { bad } = await read('who,x,y\n"a\nb\nc",1,2\nd,1,2\ne,?,2\n');
    expect(bad.reasons).toMatchObject([{ fault: 'missing', first: [{ line: 6, found: '?' }] }]);
  });

  test('the first are kept, all are counted', async () => {
    const { bad, x } = await read(`x,y\n1,2\n3,4\n${'5,\n'.repeat(5000)}`);
    expect(bad.count).toBe(5000);
    expect(bad.reasons).toMatchObject([{ fault: 'missing', count: 5000 }]);
    expect(bad.reasons[0]?.first).toHaveLength(MOST_NAMED);
    expect(bad.reasons[0]?.first.at(-1)?.line).toBe(3 + MOST_NAMED);
    expect(x).toHaveLength(2);
  });

  test('text behind a closing quote takes along what is up to the next', async () => {
    const { bad, x } = await read('x,y\n1,2\n3,4\n5,"6" z\n7,"8"\n9,10\n');
    expect(bad.reasons).toMatchObject([{ fault: 'quotes', first: [{ line: 4 }] }]);
    expect([...x]).toEqual([1, 3, 9]);
  });

  test('an unclosed quote in a small file', async () => {
    const { bad, x } = await read('x,y\n1,2\n3,4\n"5,6\n7,8\n');
    expect(bad.reasons).toMatchObject([{ fault: 'quotes', first: [{ line: 4 }] }]);
    expect([...x]).toEqual([1, 3]);
  });
});

describe('what is no table is refused', () => {
  const long = 2 ** 21;
  test.each([
    ['nothing', '', 'the data have no rows: give at least 2'],
    ['empty lines', '\n \n\n', 'the data have no rows: give at least 2'],
    ['a header alone', 'x,y\n', /have a header \("x", "y"\) and no rows below it: give at least 2/],
    ['one row', 'x,y\n1,2\n', /1 usable rows of 1, a line needs at least 2/],
    [
      'no good row',
      'x,y\n1,2\n1,\n',
      /1 usable rows of 2, .*; 1 row left out, no value for x or y: line 3$/,
    ],
    ['words', 'a,b\nc,d\ne,f\n', /no numeric column for x: name one of "a", "b"/],
    ['one column', 'x\n1\n2\n', /no numeric column for y: there is only one column/],
    ['a single long line', 'z'.repeat(long), /line 1 is longer than 1048576 .*is this a table/],
    ['a single line of numbers', '1,'.repeat(long), /line 1 is longer|columns, of 1000/],
    ['a million columns', `${'1,'.repeat(2 ** 19)}\n1\n`, /columns, of 1000 at most/],
    ['1,001 columns', `${'1,'.repeat(1000)}1\n`, /the data have 1001 columns, of 1000/],
    [
      'an unclosed quote and much behind it',
      `x,y\n1,2\n"3,4\n${'5,6\n'.repeat(long / 2)}`,
      /record of line 3 is longer than 1048576 characters: a quote may be missing/,
    ],
    ['a NUL', 'x,y\n1,2\n\0,4\n', /binary, not text/],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), /binary, not text/],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x78, 0, 0x2c, 0]), /UTF-16 text: save the table/],
    ['UTF-16, the other way', new Uint8Array([0xfe, 0xff, 0, 0x78]), /UTF-16 text/],
    ['Latin-1', new Uint8Array([0x67, 0x72, 0xf6, 0xdf, 0x65, 0x2c]), /not UTF-8 text/],
  ])('%s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
    await expect(read(content)).rejects.toBeInstanceOf(ConfigError);
  });

  test('a long line is refused before the file ends', async () => {
    let pieces = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      for (; pieces < 1600; pieces++) yield new Uint8Array(2 ** 16).fill(0x7a);
    }
    await expect(readCsv(endless(), { choose: chooseColumns })).rejects.toThrow(/line 1 is longer/);
    expect(pieces).toBeLessThan(20);
  });
});

describe('columns', () => {
  const TABLE = 'id,a,b,b,3\nn,1,2,3,4\nm,5,6,7,8\n';
  test.each([
    [{}, [1, 2]],
    [{ y: 'a' }, [2, 1]],
    [{ x: '4', y: '2' }, [3, 1]],
    [{ x: '3', y: 'a' }, [4, 1]],
    [{ x: 'a', y: 'a' }, [1, 1]],
  ])('%o', async (asked, [x, y]) => {
    expect((await read(TABLE, asked)).choice).toEqual({ x, y });
  });

  test.each([
    [{ x: 'c' }, /^x "c" is no column of the data: use "id", "a", "b", "b", "3", or a number/],
    [{ x: '0' }, /^x "0" is no column/],
    [{ y: '6' }, /^y "6" is no column/],
    [{ x: 'b' }, /^x "b" is the name of 2 columns: say which by its number, 3 or 4$/],
    [
      { x: 'id', y: 'a' },
      /0 usable rows of 2, .*; 2 rows left out, not a number: line 2 "n", line 3 "m"/,
    ],
  ])('%o is refused', async (asked, message) => {
    await expect(read(TABLE, asked)).rejects.toThrow(message);
  });

  test('without a header are called by their number', async () => {
    const { xName, yName } = await read('1,2\n3,4\n');
    expect([xName, yName]).toEqual(['column 1', 'column 2']);
  });
});

test('progress is told, and reading can be stopped', async () => {
  const bytes = new TextEncoder().encode('x,y\n' + '1,2\n'.repeat(50_000));
  const stop = new AbortController();
  const seen: Progress[] = [];
  const reading = readCsv(cut(bytes, 70_000), {
    choose: chooseColumns,
    signal: stop.signal,
    onProgress: (progress) => {
      seen.push(progress);
      stop.abort();
    },
  });
  await expect(reading).rejects.toBeInstanceOf(AbortedError);
  expect(seen).toEqual([{ bytes: 70_000, rows: 17_499 }]);
});
