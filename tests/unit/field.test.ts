/** Tables as people have them, against the exact answers beside them. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/core/quadratic/index.ts';
import { chooseColumns } from '../../src/csv/columns.ts';
import { readCsv } from '../../src/csv/read.ts';
import type { Table } from '../../src/csv/table.ts';
import { call } from '../helpers/cli-fakes.ts';

const FOLDER = new URL('../fixtures/field/', import.meta.url);

interface Answer {
  readonly rows: number;
  readonly a: number;
  readonly b: number;
  readonly x?: string;
  readonly y?: string;
}

/** Answers of other models: no line through x and y. */
const LATER = ['noint1.csv', 'weights.csv', 'groups.csv', 'anscombe-long.csv'];
const ALL = JSON.parse(readFileSync(new URL('answers.json', FOLDER), 'utf8')) as Record<
  string,
  Answer
>;
const ANSWERS = Object.entries(ALL).filter(([name]) => !LATER.includes(name));

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)));
}

function read(name: string, asked: { x?: string; y?: string } = {}): Promise<Table> {
  const pieces = (async function* () {
    await Promise.resolve();
    yield bytesOf(name);
  })();
  return readCsv(pieces, { choose: (head) => chooseColumns(head, asked) });
}

/** What the terminal says of a file, up to the run. */
async function said(name: string, flags = ''): Promise<readonly string[]> {
  const { err } = await call(`train --data ${name} --epochs 1 ${flags}`, {
    files: { [name]: [bytesOf(name)] },
  });
  return err.split('\n');
}

describe('the line of least squares through a table is the exact one', () => {
  it.each(ANSWERS)('%s', async (name, { rows, a, b, x, y }) => {
    const asked = { ...(x !== undefined && { x }), ...(y !== undefined && { y }) };
    const table = await read(name, asked);
    const { parameters } = leastSquares({ x: table.x, y: table.y });
    if (rows > 0) expect(table.x).toHaveLength(rows);
    // Of a value x·x the rounding is 2^-53, and sums about the mean lose no more than three digits here.
    const near = (value: number): number => 1e-9 * Math.abs(value) + 1e-12;
    expect(Math.abs(parameters[0] - a)).toBeLessThan(near(a));
    expect(Math.abs(parameters[1] - b)).toBeLessThan(near(b));
  });
});

/** File, columns that are taken, rows, the line that says how it was read. */
const READ: readonly (readonly [string, string, number, string])[] = [
  [
    'paste-us-thousands-mixed.tsv',
    'x, y',
    4,
    'tab-separated, header on line 1, commas between thousands; "1,234" is taken as 1234: if its comma is a decimal mark, add --decimal comma',
  ],
  [
    'paste-us-thousands.tsv',
    'x, y',
    4,
    'tab-separated, header on line 1, commas between thousands; "1,234" is taken as 1234: if its comma is a decimal mark, add --decimal comma',
  ],
  [
    'paste-us-2.tsv',
    'year, population',
    4,
    'tab-separated, header on line 1, commas between thousands',
  ],
  ['thousands-mixed.csv', 'x, y', 5, 'comma-separated, header on line 1, commas between thousands'],
  ['thousands.csv', 'x, y', 4, 'comma-separated, header on line 1, commas between thousands'],
  [
    'semi-thousands.csv',
    'datum, betrag',
    5,
    'semicolon-separated, header on line 1, decimal comma, points between thousands; "datum" in days since 2016-01-08; a is per day',
  ],
  [
    'semi-eu-mixed.csv',
    'x, y',
    4,
    'semicolon-separated, header on line 1, decimal comma, points between thousands',
  ],
  [
    'nbsp.csv',
    'x, y',
    4,
    'semicolon-separated, header on line 1, decimal comma, spaces between thousands',
  ],
  [
    'year-header.csv',
    '1990, 2000',
    3,
    'comma-separated, header on line 1; line 1 (country, 1990, 2000, …) is taken for names: --header no makes it a row',
  ],
  [
    'pandas-noindex.csv',
    '0, 1',
    3,
    'comma-separated, header on line 1; line 1 (0, 1) is taken for names: --header no makes it a row',
  ],
  ['uci-no-header.csv', 'column 1, column 2', 5, 'comma-separated, no header'],
  ['first-row-missing.csv', 'column 1, column 2', 3, 'comma-separated, no header'],
  ['unicode-minus.csv', 'x, y', 5, 'comma-separated, header on line 1'],
  ['comma-decimal-comma.csv', 'x, y', 3, 'comma-separated, header on line 1, decimal comma'],
  [
    'percent.csv',
    'x, y',
    4,
    'comma-separated, header on line 1; percent in "y" taken as shares: 12% is 0.12',
  ],
  ['dollar.csv', 'x, y', 4, 'comma-separated, header on line 1; "y" in $'],
  ['unit-cells.csv', 'x, y', 3, 'comma-separated, header on line 1; "y" in kg'],
  [
    'dates-iso.csv',
    'date, close',
    4,
    'comma-separated, header on line 1; "date" in days since 2023-01-02; a is per day',
  ],
  [
    'dates-us.csv',
    'date, price',
    3,
    'comma-separated, header on line 1; "date" in days since 2000-01-01; a is per day',
  ],
  ['spaces.txt', 'x, y', 4, 'separated by spaces, header on line 1'],
  ['norris-ws.txt', 'column 1, column 2', 36, 'separated by spaces, no header'],
  [
    'metadata-narrow.csv',
    'Time, CH1',
    5,
    'comma-separated, header on line 3; 2 lines above the table left out ("Instrument report", …)',
  ],
  ['hash-comments.csv', 'x, y', 3, 'comma-separated, header on line 3; 2 lines with # left out'],
  [
    'trailing-only-rows.csv',
    'x, y',
    3,
    'comma-separated, header on line 1; rows have 3 cells where the header has 2, the last of them empty',
  ],
  ['json.csv', 'x, y', 3, 'JSON of 3 entries'],
  ['jsonl.csv', 'x, y', 3, 'JSON of 3 entries'],
  ['data.csv.gz', 'x, y', 3, 'comma-separated, header on line 1; unpacked by gzip'],
  [
    'cars.csv',
    'speed, dist',
    50,
    'comma-separated, header on line 1; "rownames" counts the rows and is not taken unless --x names it',
  ],
  ['mtcars.csv', 'mpg, wt', 32, 'comma-separated, header on line 1'],
  ['cols30.csv', 'c1, c2', 8, 'comma-separated, header on line 1'],
  ['global-temp.csv', 'year, temp', 144, 'comma-separated, header on line 1'],
];

describe('the terminal says which columns it takes, and how it reads the file', () => {
  it.each(READ)('%s', async (name, columns, rows, taken) => {
    const [first = '', second] = await said(name);
    const [, x, y, count] = /: x is (.*), y is (.*), ([\d,]+) rows/.exec(first) ?? [];
    expect([`${x}, ${y}`, Number(count)]).toEqual([columns, rows]);
    expect(second).toBe(`read as ${taken}`);
  });

  it('what was taken is in the JSON', async () => {
    const name = 'dates-iso.csv';
    const files = { [name]: [bytesOf(name)] };
    const flags = '--standardise --lr auto --epochs 5';
    const { out } = await call(`train --data ${name} ${flags} --json`, { files });
    expect(JSON.parse(out)).toMatchObject({
      data: {
        x: 'date',
        xQuantity: { kind: 'time', unit: 'day', written: 'date', origin: Date.UTC(2023, 0, 2) },
        yQuantity: { kind: 'number', unit: '' },
        taken: {
          delimiter: ',',
          decimal: '.',
          thousands: [],
          headerLine: 1,
          notes: [{ code: 'time' }],
        },
      },
    });
  });
});

describe('what is no table is named, with the way out', () => {
  it.each([
    ['html.csv', /^downhill: the data are a web page: save the table in it as CSV, or paste/],
    [
      'only-header.csv',
      /^downhill: the data have a header \("x", "y"\) and no rows below it: give/,
    ],
  ])('%s', async (name, message) => {
    expect((await said(name))[0]).toMatch(message);
  });
});

describe('nothing of a table does more to a terminal than to be read', () => {
  it('escape sequences are spelt out', async () => {
    const lines = await said('escape.csv');
    expect(lines[0]).toBe(
      String.raw`escape.csv: x is \u001b]0;owned\u0007\u001b[2Jx, y is y, 2 rows, 1 left out`,
    );
    expect(lines[2]).toBe(
      String.raw`1 row left out, not a number: line 3 "\u001b[31mbad\u001b[0m"`,
    );
  });

  it('names of any length are cut', async () => {
    const [first] = await said('long-header.csv');
    expect(first).toBe(
      'long-header.csv: x is x, y is The concentration of dissolved oxygen i…, 3 rows',
    );
    const refused = (await said('long-header.csv', '--x z'))[0] ?? '';
    expect(refused.length).toBeLessThan(200);
  });
});

it('every file here is looked at', () => {
  const seen = new Set([...ANSWERS.map(([name]) => name), ...READ.map(([name]) => name)]);
  for (const name of ['html.csv', 'only-header.csv', 'escape.csv', 'long-header.csv', ...LATER]) {
    seen.add(name);
  }
  // Curves and outliers, which a line reads like any other.
  for (const name of ['curve.csv', 'outlier.csv', 'power.csv', 'answers.json']) seen.add(name);
  expect(readdirSync(FOLDER).filter((name) => !seen.has(name))).toEqual([]);
});
