/** Numbers, dates and tables as people write them: each text with the pairs that it says. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { momentOf } from '../../src/core/data/quantity.ts';
import { chooseColumns } from '../../src/csv/columns.ts';
import { DataError, type DataFault } from '../../src/csv/faults.ts';
import type { TableOptions } from '../../src/csv/options.ts';
import { parseTableOptions } from '../../src/csv/options.ts';
import { readCsv } from '../../src/csv/read.ts';
import type { Table } from '../../src/csv/table.ts';

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

function read(text: string | Uint8Array, options: TableOptions = {}): Promise<Table> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readCsv(whole(bytes), { choose: (head) => chooseColumns(head), options });
}

type Pair = readonly [number, number];

function pairsOf({ x, y }: Table): readonly Pair[] {
  return [...x].map((value, i) => [value, y[i] ?? NaN]);
}

/** x counts up by one, and y is this. */
function from(first: number, ...y: readonly number[]): readonly Pair[] {
  return y.map((value, i) => [first + i, value]);
}

describe('numbers', () => {
  test.each<[string, string, readonly Pair[]]>([
    ['apostrophes', "x;y\n1;1'234.5\n2;2’345.5\n3;980.25\n", from(1, 1234.5, 2345.5, 980.25)],
    [
      'Indian groups',
      'x,y\n1,"1,00,000"\n2,"12,34,567"\n3,"2,50,000.5"\n',
      from(1, 1e5, 1234567, 250000.5),
    ],
    ['points twice', 'x\ty\n1\t1.056.789\n2\t934.567\n', from(1, 1056789, 934567)],
    ['commas twice', 'x\ty\n1\t1,056,789\n2\t934,567\n', from(1, 1056789, 934567)],
    [
      'spaces of any width',
      'x;y\n1;1 234,5\n2;2\u00a0345,5\n3;3\u202f400,1\n4;4\u2009567,8\n',
      from(1, 1234.5, 2345.5, 3400.1, 4567.8),
    ],
    ['spaces between commas', 'x,y\n1,1 234\n2,12 456\n', from(1, 1234, 12456)],
    [
      'a mark that comes late',
      `x,y\n${'1,2\n'.repeat(20_000)}2,"1,000"\n3,"1,010.5"\n`,
      [...new Array<Pair>(20_000).fill([1, 2]), [2, 1000], [3, 1010.5]],
    ],
    [
      'a fraction that comes late',
      `x;y\n${'1;2\n'.repeat(200)}2;3,5\n`,
      [...new Array<Pair>(200).fill([1, 2]), [2, 3.5]],
    ],
    ['minus behind', 'x,y\n1,5-\n2,3.5-\n3,1\n', from(1, -5, -3.5, 1)],
    ['parentheses', 'x,y\n1,(5)\n2,"(1,234.50)"\n3,7\n', from(1, -5, -1234.5, 7)],
    ['minus signs of typesetters', 'x,y\n1,−5\n2,–3.5\n3,2e−3\n', from(1, -5, -3.5, 0.002)],
    ['full width', 'x,y\n１,２.５\n２,－４.５\n', from(1, 2.5, -4.5)],
    ['currency before', 'x,y\n1,-$5\n2,$-7.50\n3,($3)\n', from(1, -5, -7.5, -3)],
    ['currency behind', 'x;y\n1;5,00 €\n2;1.234,00 €\n', from(1, 5, 1234)],
    ['currency by code', 'x,y\n1,EUR 5\n2,EUR 7.5\n', from(1, 5, 7.5)],
    [
      'currency in the first row alone',
      'x,y\n1,"$1,200"\n2,"1,300"\n3,"1,400"\n',
      from(1, 1200, 1300, 1400),
    ],
    ['units', 'x,y\n1,20.1 °C\n2,-3 °C\n', from(1, 20.1, -3)],
    ['percent', 'x;y\n1;12,5 %\n2;17,3 %\n', from(1, 0.125, 0.173)],
    ['no more than it takes', 'x,y\n1,5.\n2,.5\n3,+1E3\n', from(1, 5, 0.5, 1000)],
  ])('%s', async (_, text, pairs) => {
    const table = await read(text);
    expect(pairsOf(table)).toEqual(pairs);
    expect(table.bad.count).toBe(0);
  });

  test.each<[string, string, readonly Pair[], string]>([
    ['tabs', 'x\ty\n1\t1,234\n2\t2,345\n', from(1, 1234, 2345), 'thousands'],
    ['quotes between commas', 'x,y\n1,"1,234"\n2,"2,345"\n', from(1, 1234, 2345), 'thousands'],
    ['semicolons', 'x;y\n1;1,234\n2;2,345\n', from(1, 1.234, 2.345), 'decimal'],
    [
      'semicolons, and hundreds without a mark',
      'x;y\n1;980\n2;1,234\n',
      from(1, 980, 1234),
      'thousands',
    ],
    [
      'semicolons, and hundreds beside points',
      'x;y\n1;980\n2;1.234\n',
      from(1, 980, 1234),
      'thousands',
    ],
    ['semicolons and points', 'x;y\n1;1.234\n2;1.456\n', from(1, 1.234, 1.456), 'decimal'],
  ])('what could be either is decided by rule, and said: %s', async (_, text, pairs, taken) => {
    const table = await read(text);
    expect(pairsOf(table)).toEqual(pairs);
    expect(table.notes).toMatchObject([{ code: 'ambiguous-mark', values: { taken } }]);
  });

  test.each([
    ['a zero before it', 'x\ty\n1\t0,123\n2\t1,234\n', 0.123],
    ['a fraction elsewhere in the file', 'x\ty\n1,5\t1,234\n2,5\t2,345\n', 1.234],
    ['a thousand without a mark beside it', 'x\ty\n1\t1234,567\n2\t2,345\n', 1234.567],
  ])('what could be either is settled by %s', async (_, text, first) => {
    const table = await read(text);
    expect(table.y[0]).toBe(first);
    expect(table.notes).toEqual([]);
  });

  test.each([
    [
      'another unit',
      '2 kg\n2,4 kg\n3,500 g\n4,8 kg',
      { fault: 'other-unit', first: [{ line: 4, found: '500 g' }] },
    ],
    [
      'no percent',
      '12%\n2,14%\n3,17\n4,18%',
      { fault: 'other-unit', first: [{ line: 4, found: '17' }] },
    ],
    [
      'a range',
      '2\n2,4\n3,5-7\n4,8',
      { fault: 'not-a-number', first: [{ line: 4, found: '5-7' }] },
    ],
    ['a bound', '2\n2,4\n3,<5\n4,8', { fault: 'not-a-number', first: [{ line: 4, found: '<5' }] }],
    ['a share', '2\n2,4\n3,5 of 10\n4,8', { fault: 'not-a-number', first: [{ line: 4 }] }],
    ['two marks of thousands', "2\n2,4\n3,1'234 567\n4,8", { fault: 'not-a-number' }],
    ['two signs', '2\n2,4\n3,-(5)\n4,8', { fault: 'not-a-number', first: [{ line: 4 }] }],
  ])('%s is left out', async (_, cells, reason) => {
    const table = await read(`x,y\n1,${cells}\n`);
    expect(table.bad.reasons).toMatchObject([{ count: 1, ...reason }]);
    expect(table.x).toHaveLength(3);
  });

  test('signs of a missing value are counted as such', async () => {
    const cells = ['NA', 'N/A', '#N/A', 'null', 'None', 'nan', '-', '–', '?', '', '#DIV/0!'];
    const { bad, y } = await read(`x,y\n1,2\n2,4\n${cells.map((c) => `3,${c}\n`).join('')}`);
    expect(bad.reasons).toMatchObject([{ fault: 'missing', count: cells.length }]);
    expect([...y]).toEqual([2, 4]);
  });
});

describe('dates and times', () => {
  const DAY = 86_400;
  test.each<[string, readonly string[], string, readonly number[], string]>([
    ['ISO', ['2024-01-31', '2024-02-01'], 'day', [0, 1], '2024-01-31'],
    [
      'ISO with a time',
      ['2024-01-31T23:59:30Z', '2024-02-01T00:00:30.5Z'],
      'second',
      [0, 60.5],
      '2024-01-31T23:59:30',
    ],
    [
      'zones',
      ['2024-01-31T23:30:00+01:00', '2024-01-31T23:30:00Z'],
      'second',
      [0, 3600],
      '2024-01-31T22:30:00',
    ],
    ['midnights', ['2024-01-31 00:00:00', '2024-02-02 00:00:00'], 'day', [0, 2], '2024-01-31'],
    ['months', ['2024-01', '2024-03'], 'day', [0, 60], '2024-01-01'],
    ['day first, since 13 is no month', ['12/01/2024', '13/01/2024'], 'day', [0, 1], '2024-01-12'],
    [
      'month first, since 13 is no month',
      ['01/12/2024', '01/13/2024'],
      'day',
      [0, 1],
      '2024-01-12',
    ],
    ['points', ['1.2.2024', '3.2.2024'], 'day', [0, 2], '2024-02-01'],
    ['names', ['Jan 31 2000', 'February 1, 2000'], 'day', [0, 1], '2000-01-31'],
    ['names behind the day', ['31-Jan-99', '01-Feb-99'], 'day', [0, 1], '1999-01-31'],
    ['weekdays', ['Wed, 31 Jan 2024', 'Thu, 1 Feb 2024'], 'day', [0, 1], '2024-01-31'],
    ['Chinese', ['2024年1月31日', '2024年2月1日'], 'day', [0, 1], '2024-01-31'],
    [
      'halves of the day',
      ['1/31/2024 12:30 AM', '1/31/2024 12:30 PM'],
      'second',
      [0, DAY / 2],
      '2024-01-31T00:30',
    ],
    ['clocks', ['09:00', '10:30:15'], 'second', [0, 5415], '1970-01-01T09:00'],
    ['the last first', ['2024-02-01', '2024-01-31'], 'day', [1, 0], '2024-01-31'],
  ])('%s', async (_, cells, unit, x, first) => {
    const table = await read(`when;y\n${cells.map((cell, i) => `${cell};${i}.5\n`).join('')}`);
    expect([...table.x]).toEqual(x);
    expect(table.xQuantity).toMatchObject({ kind: 'time', unit });
    const { xQuantity } = table;
    if (xQuantity.kind === 'time')
      expect(momentOf(xQuantity, 0)).toBe(
        Date.parse(`${first.includes('T') ? first : `${first}T00:00`}Z`),
      );
    expect(table.notes.map(({ code }) => code)).toEqual(['time']);
  });

  test.each([
    ['commas', ',', 'mdy', [0, 29]],
    ['semicolons', ';', 'dmy', [0, 1]],
  ])('what could be either goes by %s, and is said', async (_, mark, order, x) => {
    const text = `when${mark}y\n01/02/2024${mark}1\n${order === 'mdy' ? '01/31' : '02/02'}/2024${mark}2\n`;
    const both = `when${mark}y\n01/02/2024${mark}1\n02/02/2024${mark}2\n`;
    const table = await read(both);
    expect(table.notes).toMatchObject([
      { code: 'time' },
      { code: 'ambiguous-dates', values: { order, example: '01/02/2024' } },
    ]);
    expect((await read(text)).x).toEqual(Float64Array.from(x));
    const other = order === 'mdy' ? 'dmy' : 'mdy';
    const set = await read(both, { dates: other });
    expect(set.notes).toMatchObject([{ code: 'time' }]);
    expect([...set.x]).not.toEqual([...table.x]);
  });

  test('no day that a calendar does not have', async () => {
    const { bad } = await read('d,y\n2024-02-28,1\n2024-02-29,2\n2024-02-30,3\n2023-02-29,4\n');
    expect(bad.reasons).toMatchObject([
      { fault: 'not-a-date', count: 2, first: [{ line: 4 }, { line: 5 }] },
    ]);
  });

  test('a date stands for x wherever its column is', async () => {
    const { xName, yName } = await read('price,date\n5,2024-01-03\n6,2024-01-04\n');
    expect([xName, yName]).toEqual(['date', 'price']);
  });
});

const LINE = from(1, 2, 4, 7);

describe('tables', () => {
  test.each<[string, string, readonly string[]]>([
    ['between bars', 'x | y\n1 | 2\n2 | 4\n3 | 7\n', []],
    ['of Markdown', '| x | y |\n|---|:-:|\n| 1 | 2 |\n| 2 | 4 |\n| 3 | 7 |\n', []],
    ['between spaces', '  x    y note\n  1   2  a\n  2   4  b\n  3   7  c\n', []],
    ['with a rule', 'x    y\n---  ---\n1    2\n2    4\n3    7\n', []],
    ['with names of rows', '"x" "y"\n"row 1" 1 2\n"row 2" 2 4\n"row 3" 3 7\n', ['row-names']],
    ['with lines above', 'Report of A\nof 2024-01-01\n\nx,y\n1,2\n2,4\n3,7\n', ['lines-above']],
    [
      'with lines above of two cells',
      'Device,A\nRate,100\nDate,2024-01-01\nx,y\n1,2\n2,4\n3,7\n',
      ['lines-above'],
    ],
    [
      'with empty cells in lines above',
      'Report,,\nof:,2024-01-01,\n,,\nx,y,z\n1,2,a\n2,4,b\n3,7,c\n',
      ['lines-above'],
    ],
    [
      'with tabs, below lines of two words',
      'File: a\nUser: b\n\nx\ty\n1\t2\n2\t4\n3\t7\n',
      ['lines-above'],
    ],
    ['with the mark of Excel', 'sep=;\r\nx;y\r\n1;2\r\n2;4\r\n3;7\r\n', ['lines-above']],
    [
      'with more comments than rows',
      `${'# a, b, c\n'.repeat(30)}x,y\n1,2\n2,4\n3,7\n`,
      ['comments'],
    ],
    ['with a comment among the rows', 'x,y\n1,2\n# that, was one\n2,4\n3,7\n', ['comments']],
    [
      'with names in a comment',
      '# made by z\n# x y\n1 2\n2 4\n3 7\n',
      ['header-in-comment', 'comments'],
    ],
    [
      'with names in a comment, between commas',
      '#x,y\n1,2\n2,4\n3,7\n',
      ['header-in-comment', 'comments'],
    ],
    ['with a comma at the end of rows', 'x,y\n1,2,\n2,4,\n3,7,\n', ['empty-cells']],
    ['with a comma at all ends', 'x,y,\n1,2,\n2,4,\n3,7,\n', []],
    ['with rows of commas', 'x,y\n,\n1,2\n2,4\n3,7\n,\n,\n', []],
    ['with a delimiter in each name', 'name;n,x,y\na;b,1,2\nc;d,2,4\ne;f,3,7\n', []],
    ['of JSON', '[{"x":1,"y":2},{"y":4,"x":2},{"x":3,"z":null,"y":7}]', ['json']],
    ['of JSON, an object a line', '{"x":1,"y":2}\n{"x":2,"y":4}\n\n{"x":3,"y":7}\n', ['json']],
    ['of JSON, arrays', '[["x","y"],[1,2],[2,4],[3,7]]', ['json']],
  ])('%s', async (_, text, codes) => {
    const table = await read(text);
    expect(pairsOf(table)).toEqual(LINE);
    expect([table.xName, table.yName]).toEqual(['x', 'y']);
    expect(table.notes.map(({ code }) => code)).toEqual(codes);
    expect(table.bad.count).toBe(0);
  });

  test.each<[string, string, readonly string[], readonly Pair[]]>([
    [
      'years above numbers',
      'who,1990,2000\nA,1.5,2.5\nB,2.5,3.5\n',
      ['1990', '2000'],
      [
        [1.5, 2.5],
        [2.5, 3.5],
      ],
    ],
    [
      'years above numbers of which some look like years',
      'who,2019,2020\nA,1000,1200\nB,2000,2200\nC,3000,3100\n',
      ['2019', '2020'],
      [
        [1000, 1200],
        [2000, 2200],
        [3000, 3100],
      ],
    ],
    [
      'years above years are rows',
      '1990,1991\n1992,1994\n1993,1995\n',
      ['column 1', 'column 2'],
      [
        [1990, 1991],
        [1992, 1994],
        [1993, 1995],
      ],
    ],
    [
      'a year above a year, and a number',
      '1990,14.1\n1991,14.2\n',
      ['column 1', 'column 2'],
      [
        [1990, 14.1],
        [1991, 14.2],
      ],
    ],
    [
      '0, 1 above fractions',
      '0,1\n1.5,2.5\n2.5,4.5\n',
      ['0', '1'],
      [
        [1.5, 2.5],
        [2.5, 4.5],
      ],
    ],
    [
      '0, 1 above an index, too',
      ',0,1\n0,1.5,2.5\n1,2.5,4.4\n2,3.5,6.6\n',
      ['0', '1'],
      [
        [1.5, 2.5],
        [2.5, 4.4],
        [3.5, 6.6],
      ],
    ],
    [
      '0, 1 above numbers of one digit is a row',
      '0,1\n1,3\n2,5\n',
      ['column 1', 'column 2'],
      [
        [0, 1],
        [1, 3],
        [2, 5],
      ],
    ],
    [
      'a missing cell is no name',
      '5,?,8\n1,2,3\n2,4,5\n',
      ['column 1', 'column 2'],
      [
        [1, 2],
        [2, 4],
      ],
    ],
    [
      'a row of units is no row',
      'x,y\ns,V\n1,2\n2,4\n',
      ['x', 'y'],
      [
        [1, 2],
        [2, 4],
      ],
    ],
  ])('names: %s', async (_, text, names, pairs) => {
    const table = await read(text);
    expect([table.xName, table.yName]).toEqual(names);
    expect(pairsOf(table)).toEqual(pairs);
  });

  test.each([
    ['a footer', 'item,x,y\na,1,2\nb,2,4\nTotal,3,6\n', 5 - 1],
    ['a footer in the column of x', 'x,y\n1,2\n2,4\nGrand total:,6\n', 4],
    ['a footer in Chinese', 'x,y\n1,2\n2,4\n合计,6\n', 4],
    ['a footer in German', 'was;x;y\na;1;2\nb;2;4\nSumme;3;6\n', 4],
  ])('%s is no row', async (_, text, line) => {
    const table = await read(text);
    expect(pairsOf(table)).toEqual(from(1, 2, 4));
    expect(table.bad.reasons).toMatchObject([{ fault: 'footer', count: 1, first: [{ line }] }]);
  });

  test.each([
    ['in the middle of a cell', '4000,8000,"ok"'],
    ['where a cell ends', '4000,8000,ok"'],
  ])('a forgotten quote that ends %s is found out, with every line', async (_, end) => {
    const lines = Array.from({ length: 5000 }, (_, i) => `${i},${2 * i},ok`);
    lines[10] = '10,20,"ok';
    lines[4000] = end;
    const { x, bad } = await read(`x,y,note\n${lines.join('\n')}\n`);
    expect(x.length + bad.count).toBe(5000);
    // Lines 10 to 4000.
    expect(bad.reasons).toMatchObject([{ fault: 'quotes', count: 3991, first: [{ line: 12 }] }]);
    expect(bad.count).toBe(3991);
  });

  test.each([
    ['in the first row', 'x,y\n"1,2\n2,4\n3,7"\n', 2, 3],
    ['in a header', 'x,"y\n1,2\n2,4\n3,7"\n', 1, 4],
    ['in the first row of no header', '"1,2\n2,4\n3,7"\n', 1, 3],
    ['in a later row', 'x,y\n0,0\n"1,2\n2,4"\n', 3, 2],
    ['before the end of a line', 'x,y\n0,0\n"1,2\n2,4\n"\n', 3, 2],
  ])('a forgotten quote %s is found out, with every line', async (_, text, line, count) => {
    const { x, bad } = await read(`${text}4,8\n5,9\n6,10\n`);
    expect([...x].slice(-3)).toEqual([4, 5, 6]);
    expect(bad.reasons).toMatchObject([{ fault: 'quotes', count, first: [{ line }] }]);
  });

  test.each([
    ['objects', '[{"x":1,"y":2},{"x":2,"y":4},{"x":3,"y":"much"},{"x":4,"y":8}]', 3],
    ['arrays', '[["x","y"],[1,2],[2,4],[3,"much"],[4,8]]', 4],
  ])('a row of JSON that is left out is counted among its entries: %s', async (_, text, line) => {
    const { bad } = await read(text);
    expect(bad.reasons).toMatchObject([{ fault: 'not-a-number', count: 1, first: [{ line }] }]);
  });

  test('a forgotten quote that leaves no row is named as the reason', async () => {
    await expect(read('x,y\n"1,2\n2,4\n3,7"\n')).rejects.toThrow(
      /0 usable rows of 3.*3 rows left out, quotes that do not pair up: line 2 .*\(and 2 more lines\)/,
    );
  });

  test('a row of another width below the header is left out, and said', async () => {
    const { bad } = await read('x,y\n1\n2,4\n3,6\n');
    expect(bad.reasons).toMatchObject([{ fault: 'wrong-width', count: 1, first: [{ line: 2 }] }]);
  });

  test('a cell of several lines is none the worse for it', async () => {
    const table = await read('x,y,note\n1,2,"a, b\nc, d, e"\n2,4,"1\n2\n3"\n3,7,"f"\n');
    expect(pairsOf(table)).toEqual(LINE);
    expect(table.bad.count).toBe(0);
  });

  test('a column that counts comes last, unless its name says more', async () => {
    const names = async (header: string): Promise<readonly string[]> => {
      const { xName, yName } = await read(`${header}\n1,5,20\n2,7,21\n3,6,25\n`);
      return [xName, yName];
    };
    expect(await names('id,speed,dist')).toEqual(['speed', 'dist']);
    expect(await names('x,speed,dist')).toEqual(['x', 'speed']);
    expect(await names('x,z,y')).toEqual(['x', 'y']);
    expect((await read('n,y\n1,2\n2,4\n3,7\n')).xName).toBe('n');
  });
});

describe('a script that reads the file once more', () => {
  test.each([
    [
      'x;y\n1,5;2\n2,5;4\n',
      { delimiter: ';', decimal: ',', hasHeader: true, width: 2, x: 0, y: 1 },
    ],
    ['1\t.5\n2\t+4e0\n', { delimiter: '\t', decimal: '.', hasHeader: false, width: 2, x: 0, y: 1 }],
  ])('is told how it is written: %j', async (text, form) => {
    expect((await read(text)).form).toEqual(form);
  });

  test.each([
    ['thousands', 'x,y\n1,"1,234.5"\n2,3\n'],
    ['minus signs', 'x,y\n1,−1\n2,3\n'],
    ['units', 'x,y\n1,2 kg\n2,3 kg\n'],
    ['percent', 'x,y\n1,2%\n2,3%\n'],
    ['dates', 'x,y\n2024-01-01,2\n2024-01-02,3\n'],
    ['lines above', 'a b\nx,y\n1,2\n2,3\n'],
    ['comments', 'x,y\n1,2\n# c\n2,3\n'],
    ['a footer', 'n,x,y\na,1,2\nb,2,3\nTotal,3,5\n'],
    ['swallowed lines', 'x,y,n\n1,2,a\n2,3,b\n3,4,"c\n4,5,d\n5,6,e"\n'],
    ['empty cells at the end', 'x,y\n1,2,\n2,3,\n'],
    ['spaces', 'x   y\n1   2\n2   3\n'],
    ['JSON', '[{"x":1,"y":2},{"x":2,"y":3}]'],
  ])('is not sent to a file with %s', async (_, text) => {
    expect((await read(text)).form).toBeUndefined();
  });
});

describe('options take the place of what is found', () => {
  test.each<[string, Record<string, string>, string, readonly Pair[]]>([
    ['delimiter', { delimiter: 'semicolon' }, 'x,1;y\n1;2\n2;4\n', from(1, 2, 4)],
    ['decimal', { decimal: 'comma' }, 'x\ty\n1\t1,234\n2\t2,345\n', from(1, 1.234, 2.345)],
    ['decimal by its mark', { decimal: '.' }, 'x;y\n1;1,234\n2;2,345\n', from(1, 1234, 2345)],
    ['thousands', { thousands: 'point' }, 'x,y\n1,1.234\n2,2.345\n', from(1, 1234, 2345)],
    ['no thousands', { thousands: 'none' }, 'x\ty\n1\t1,234\n2\t2,345\n', from(1, 1.234, 2.345)],
    [
      'header no',
      { header: 'no' },
      '0,1\n1.5,2.5\n',
      [
        [0, 1],
        [1.5, 2.5],
      ],
    ],
    ['header yes', { header: 'yes' }, '5,6\n1,2\n2,4\n', from(1, 2, 4)],
    ['header on a line', { header: '3' }, 'a,b\n7,8\n5,6\n1,2\n2,4\n', from(1, 2, 4)],
  ])('%s', async (_, raw, text, pairs) => {
    expect(pairsOf(await read(text, parseTableOptions(raw)))).toEqual(pairs);
  });

  test.each([
    [
      { delimiter: 'dot' },
      'delimiter "dot" is none of auto, comma, semicolon, tab, bar, space: choose one',
    ],
    [{ decimal: ';' }, 'decimal ";" is none of auto, point, comma: choose one'],
    [
      { header: '0' },
      'header "0" is none of auto, yes, no or the number of a line from 1: choose one',
    ],
    [
      { decimal: 'comma', thousands: ',' },
      'thousands "," is the decimal mark, too: choose another for one of them',
    ],
  ])('%o is refused', (raw, message) => {
    expect(() => parseTableOptions(raw)).toThrow(message);
  });

  test('auto is nothing said', () => {
    expect(Object.values(parseTableOptions({ delimiter: 'auto', header: 'auto' }))).toEqual(
      new Array(5).fill(undefined),
    );
  });
});

describe('gzip', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${(i * i) % 97}`).join('\n');
  test('is unpacked', async () => {
    const table = await read(new Uint8Array(gzipSync(`x,y\n${rows}\n`)));
    expect(table.x).toHaveLength(20_000);
    expect(table.notes).toEqual([{ code: 'gzip', values: {} }]);
  });

  test('with JSON inside, too', async () => {
    const table = await read(new Uint8Array(gzipSync('[{"x":1,"y":2},{"x":2,"y":4}]')));
    expect(pairsOf(table)).toEqual(from(1, 2, 4));
  });

  test('that is broken off is said to be', async () => {
    const packed = new Uint8Array(gzipSync(`x,y\n${rows}\n`));
    await expect(read(packed.slice(0, -200))).rejects.toMatchObject({ fault: 'damaged' });
  });

  test('of a file that cannot be read says why', async () => {
    const packed = new Uint8Array(gzipSync(`x,y\n${rows}\n`));
    const broken = (async function* () {
      await Promise.resolve();
      yield packed.slice(0, 1000);
      throw new Error('the disk is gone');
    })();
    await expect(readCsv(broken, { choose: chooseColumns })).rejects.toThrow('the disk is gone');
  });
});

test.each(['as it is', 'packed'])('a file that is refused is closed, %s', async (how) => {
  // Much of it, and nothing that packs well: it is refused before its end.
  const page = Buffer.from(`<html>${Array.from({ length: 9e4 }, (_, i) => i * 7919).join()}`);
  const bytes = new Uint8Array(how === 'packed' ? gzipSync(page) : page);
  let isClosed = false;
  const pieces = (async function* () {
    try {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
      throw new Error('it was read to its end');
    } finally {
      isClosed = true;
    }
  })();
  const reading = readCsv(pieces, { choose: chooseColumns });
  await expect(reading).rejects.toMatchObject({ fault: 'foreign', values: { format: 'html' } });
  expect(isClosed).toBe(true);
});

describe('what is no table has a code for other languages, and a way out', () => {
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
  test.each<[string, string | Uint8Array, DataFault, object, RegExp]>([
    ['nothing', '', 'empty', {}, /no rows: give/],
    ['a header', 'x,y\n', 'only-header', { names: ['x', 'y'] }, /no rows below it: give/],
    ['a web page', '<!DOCTYPE html><p>', 'foreign', { format: 'html' }, /a web page: save/],
    ['XML', '<?xml version="1.0"?><a/>', 'foreign', { format: 'xml' }, /XML: save/],
    [
      'a workbook',
      new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]),
      'foreign',
      { format: 'zip' },
      /\.xlsx/,
    ],
    [
      'an old workbook',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'foreign',
      { format: 'xls' },
      /\.xls/,
    ],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      'foreign',
      { format: 'image' },
      /picture/,
    ],
    ['a PDF', '%PDF-1.7\n1,2\n', 'foreign', { format: 'pdf' }, /PDF: copy/],
    [
      'zstd',
      new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0]),
      'foreign',
      { format: 'compressed' },
      /unpack/,
    ],
    [
      'UTF-16 without its mark',
      utf16('x,y\n1,2\n2,4\n'),
      'foreign',
      { format: 'utf-16' },
      /UTF-16/,
    ],
    [
      'JSON of numbers',
      '[1,2,3]',
      'json',
      { problem: 'an entry is a number' },
      /array of objects such/,
    ],
    ['JSON that breaks off', '[{"x":1,"y":2},', 'json', {}, /array of objects such/],
    [
      'JSON of columns',
      '{"x":[1,2],"y":[3,4]}',
      'json',
      { problem: 'the whole is one object' },
      /array/,
    ],
    [
      'rows wider than the header',
      'x,y\n1.5,2,9\n2.5,4,9\n',
      'too-few-rows',
      { width: 2, all: 2 },
      /0 usable rows of 2.*; 2 rows left out, not 2 cells: line 2 \(3\), line 3 \(3\)$/,
    ],
    [
      'rows narrower than the header',
      'x,y,z\n1,2\n2,4\n',
      'too-few-rows',
      { width: 3, all: 2 },
      /not 3 cells: line 2 \(2\)/,
    ],
    [
      'a line that is not there',
      'x,y\n1,2\n2,4\n',
      'no-header-line',
      { line: 9 },
      /header 9 is no line/,
    ],
  ])('%s', async (_, content, fault, values, message) => {
    const options = fault === 'no-header-line' ? { header: 9 } : {};
    const error: unknown = await read(content, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DataError);
    expect(error).toMatchObject({ fault, values });
    expect(String(error)).toMatch(message);
  });
});
