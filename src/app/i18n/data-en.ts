import type { TableFate } from '../tables/kept-table.ts';

/** The texts of own data. */
export const dataEn = {
  open: 'Use your own data…',
  change: 'Other data or columns…',
  leave: 'Back to seeded data',
  lost: (name: string) =>
    `${name} went when the page was loaded anew, and these are seeded data: load it again.`,
  fates: {
    kept: () => 'Kept in this browser, so that a reload does not lose them.',
    forgotten: () => 'Not kept: they go with this page.',
    'too-large': (rows: string) =>
      `Of more than ${rows} rows nothing is kept: a reload loses them. Keep the file at hand.`,
    refused: () => 'This browser does not keep them: a reload loses them. Keep the file at hand.',
  } satisfies Record<TableFate['fate'], (rows: string) => string>,
  forget: 'Forget',
  title: 'Your own data',
  close: 'Close',
  lead: 'Columns of numbers: CSV or other text, JSON, also gzipped. They stay in your browser.',

  rows: (rows: string) => `${rows} rows`,
  standardised: 'standardised',
  asIs: 'as they are',
  counted: (column: string, unit: 'day' | 'second', origin: string) =>
    `${column}, in ${unit}s since ${origin}`,
};
