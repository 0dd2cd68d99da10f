/** One description of a table, as each printer shows it: the terminal, Markdown, CSV, and the page. */
import { expect, test } from 'vitest';
import { drawn, rowsOf } from '../helpers/drawn.ts';
import { unlike } from '../helpers/unlike.ts';
import { aligned } from '../../src/cli/aligned.ts';
import { csvLine, markdownLines } from '../../src/core/text/lines.ts';
import {
  tableOf,
  ungrouped,
  type Field,
  type Table as Described,
} from '../../src/core/text/table.ts';
import { Table, type TableProps } from '../../src/app/ui/Table.tsx';

interface Row {
  readonly name: string;
  readonly count: number;
  readonly loss?: number;
  readonly parts: readonly [number, number];
}

const FIELDS = {
  name: { kind: 'text', value: ({ name }) => name },
  count: { kind: 'integer', value: ({ count }) => count },
  loss: { kind: 'result', side: 'left', value: ({ loss }) => loss },
  parts: {
    kind: 'short',
    value: ({ parts: [a, b] }) => ({
      joint: ', ',
      parts: [
        ['a', a],
        ['b', b],
      ],
    }),
  },
} as const satisfies Record<string, Field<Row>>;

const ROWS: readonly Row[] = [
  { name: 'first', count: 12_300, loss: 0.25, parts: [1.5, -7] },
  { name: 'second one', count: 4, parts: [20, 0.125] },
];

// In the order of the heads, not of the fields.
const HEADS = { name: 'Run', loss: 'Loss', count: ['n', 'Count'], parts: 'Parts' } as const;
const table = tableOf(FIELDS, HEADS, ungrouped(ROWS), 'All runs');

test('the terminal sets texts at the left and numbers at the right, each under its head', () => {
  expect(aligned(table)).toEqual([
    'Run         Loss           n          Parts',
    'first       0.250000  12,300    a 1.5, b -7',
    'second one  –              4  a 20, b 0.125',
  ]);
  expect(aligned({ ...table, groups: ungrouped<Row>([]) })).toEqual([]);
});

test('groups have their name above them, further out', () => {
  const groups = ROWS.map((row) => ({ key: row.name, head: `${row.name}:`, rows: [row] }));
  expect(aligned(tableOf(FIELDS, { count: '', name: '' }, groups))).toEqual([
    'first:',
    '  12,300  first',
    '',
    'second one:',
    '       4  second one',
  ]);
});

test('Markdown knows the sides', () => {
  expect(markdownLines(table)).toEqual([
    '| Run | Loss | n | Parts |',
    '| --- | --- | ---: | ---: |',
    '| first | 0.250000 | 12,300 | a 1.5, b -7 |',
    '| second one | – | 4 | a 20, b 0.125 |',
  ]);
});

test('CSV quotes what needs it, and leaves empty what is not there', () => {
  expect(csvLine(['a "b", c', 1.5, NaN, undefined, 'd'])).toBe('"a ""b"", c",1.5,,,d');
});

const html = (props: Partial<TableProps<Row>> & { readonly table?: Described<Row> } = {}): string =>
  drawn<TableProps<Row>>(unlike(), Table, {
    table,
    look: 'is-plain',
    keyOf: ({ name }) => name,
    rowHead: 'name',
    ...props,
  });

test('the page draws the same cells, with scopes, and a name for each in a narrow window', () => {
  const page = html();
  expect(rowsOf(page)).toEqual([
    ['Run', 'Loss', 'n', 'Parts'],
    ['first', '0.250000', '12,300', 'a 1.5, b −7'],
    ['second one', '–', '4', 'a 20, b 0.125'],
  ]);
  expect(page).toContain('<caption>All runs</caption>');
  expect(page).toContain('<abbr title="Count">n</abbr>');
  expect(page).toMatch(/<th scope="row"[^>]*>first<\/th>/);
  expect(page).toMatch(/<td data-label="Loss"[^>]*data-column="loss"[^>]*>0\.250000/);
  expect(page.match(/is-number/g)).toHaveLength(2 * 3);
});

test('a note stands under its row', () => {
  const note = ({ loss }: Row): string | undefined => (loss === undefined ? 'no loss' : undefined);
  expect(rowsOf(html({ note })).slice(2)).toEqual([
    ['second one', '–', '4', 'a 20, b 0.125'],
    ['no loss'],
  ]);
});
