/** Which mark stands before the fraction, and which between groups of digits. */
import { amountOf, type Marks } from './amount.ts';
import type { Note } from './notes.ts';
import type { DecimalMark, Delimiter, TableOptions, ThousandsMark } from './options.ts';

/** A cell that both readings take for a number, and not for the same. */
interface Doubtful {
  readonly mark: ',' | '.';
  readonly example: string;
}

export interface FoundMarks extends Marks {
  readonly notes: readonly Note[];
}

/**
 * The decimal mark that more cells can only be read with. Where no cell settles it, `1,234` has a
 * thousands mark, unless semicolons separate: they do where the comma is in use for fractions. A
 * number of three digits without a mark among the others settles that, too: 980, then 1,234.
 * @param columns their cells
 */
export function marksOf(
  columns: readonly (readonly string[])[],
  delimiter: Delimiter | undefined,
  options: TableOptions,
): FoundMarks {
  const { thousands } = options;
  const given = options.decimal ?? decimalBeside(thousands);
  if (given !== undefined) return { decimal: given, thousands, notes: [] };
  let [point, comma] = [0, 0];
  const doubtful: Doubtful[] = [];
  let isCounted = false;
  for (const cells of columns) {
    let found: Doubtful | undefined;
    let hundreds = false;
    for (const cell of cells) {
      if (!/[.,]/.test(cell)) {
        hundreds ||= /^\s*-?\d{3}\s*$/.test(cell);
        continue;
      }
      const asPoint = amountOf(cell, { decimal: '.', thousands });
      const asComma = amountOf(cell, { decimal: ',', thousands });
      if (asPoint === undefined && asComma === undefined) continue;
      if (asPoint === undefined) comma++;
      else if (asComma === undefined) point++;
      else if (asPoint.numeral !== asComma.numeral) {
        found ??= { mark: cell.includes(',') ? ',' : '.', example: cell.trim() };
      }
    }
    if (found === undefined) continue;
    doubtful.push(found);
    isCounted ||= hundreds;
  }
  if (point !== comma) return { decimal: comma > point ? ',' : '.', thousands, notes: [] };
  const first = doubtful.find(({ mark }) => mark === ',') ?? doubtful[0];
  if (first === undefined) return { decimal: '.', thousands, notes: [] };
  return settled(first, delimiter, isCounted, thousands);
}

/** @param isCounted whether whole numbers of three digits stand among the doubtful ones */
function settled(
  { mark, example }: Doubtful,
  delimiter: Delimiter | undefined,
  isCounted: boolean,
  thousands: ThousandsMark | undefined,
): FoundMarks {
  const isThousands = delimiter === ';' ? isCounted : mark === ',';
  const decimal: DecimalMark = (mark === ',') === isThousands ? '.' : ',';
  const value = Number(amountOf(example, { decimal, thousands })?.numeral);
  const taken = isThousands ? 'thousands' : 'decimal';
  // Three decimals behind a point are plain where commas or bars separate.
  const isPlain = mark === '.' && delimiter !== ';' && delimiter !== '\t';
  const note: Note = { code: 'ambiguous-mark', values: { mark, taken, example, value } };
  return { decimal, thousands, notes: isPlain ? [] : [note] };
}

/** The decimal mark that goes with a thousands mark. */
function decimalBeside(thousands: ThousandsMark | undefined): DecimalMark | undefined {
  if (thousands === ',') return '.';
  return thousands === '.' ? ',' : undefined;
}

/** The marks between groups of digits that the cells have. */
export function thousandsIn(
  cells: Iterable<string>,
  marks: Marks,
): readonly Exclude<ThousandsMark, ''>[] {
  const found = new Set<Exclude<ThousandsMark, ''>>();
  for (const cell of cells) {
    const [mark] = /(?<=\d)[,.'’\s](?=\d{2,3}(?:\D|$))/.exec(cell) ?? [];
    if (mark === undefined || mark === marks.decimal) continue;
    if (amountOf(cell, marks) === undefined) continue;
    found.add(mark === ',' || mark === '.' ? mark : mark.trim() === '' ? ' ' : "'");
  }
  return [...found];
}
