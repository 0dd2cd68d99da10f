/** What was taken of a table, in English: one line. */
import type { Quantity } from '../core/data/quantity.ts';
import { grouped } from '../core/text/grouped.ts';
import { noteText } from './notes.ts';
import type { Delimiter, ThousandsMark } from './options.ts';
import type { Table } from './table.ts';

const DELIMITERS = {
  ',': 'comma-separated',
  ';': 'semicolon-separated',
  '\t': 'tab-separated',
  '|': 'separated by |',
  ' ': 'separated by spaces',
} as const satisfies Record<Delimiter, string>;

const THOUSANDS = {
  ',': 'commas',
  '.': 'points',
  "'": 'apostrophes',
  ' ': 'spaces',
} as const satisfies Record<Exclude<ThousandsMark, ''>, string>;

/** `tab-separated, header on line 1, commas between thousands; income in $` */
export function takenText({ head, notes, xQuantity, yQuantity }: Table): string {
  const { delimiter, headerLine, decimal, thousands } = head;
  const form = [
    ...(delimiter === undefined ? [] : [DELIMITERS[delimiter], headerText(headerLine)]),
    ...(decimal === ',' ? ['decimal comma'] : []),
    ...thousands.map((mark) => `${THOUSANDS[mark]} between thousands`),
  ].join(', ');
  const said = [form, ...notes.map(noteText), slopeText(xQuantity, yQuantity)];
  return said.filter((part) => part !== '').join('; ');
}

/** `a is in $ per day`; nothing where x is a plain number. */
function slopeText(x: Quantity, y: Quantity): string {
  const [per = '', unit = ''] = [x, y].map((one) => (one.kind === 'percent' ? '' : one.unit));
  return per && `a is ${unit && `in ${unit} `}per ${per}`;
}

function headerText(line: number | undefined): string {
  return line === undefined ? 'no header' : `header on line ${grouped(line)}`;
}
