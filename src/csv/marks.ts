/** Which mark stands before the fraction, and which between groups of digits. */
import { amountOf, type Marks } from './amount.ts';
import type { Note } from './notes.ts';
import type { DecimalMark, Delimiter, TableOptions, ThousandsMark } from './options.ts';

/**
 * The decimal mark that more cells can only be read with. Where no cell settles it, `1,234` has a
 * thousands mark, unless semicolons separate: they do where the comma is in use for fractions. A
 * number of three digits without a mark among the others settles that, too: 980, then 1,234.
 * @param columns their cells
 */
export function decimalOf(
  columns: readonly (readonly string[])[],
  delimiter: Delimiter | undefined,
  { decimal, thousands }: TableOptions,
): { readonly decimal: DecimalMark; readonly notes: readonly Note[] } {
  // One mark stands beside the other.
  const beside = thousands === ',' ? '.' : thousands === '.' ? ',' : undefined;
  const given = decimal ?? beside;
  if (given !== undefined) return { decimal: given, notes: [] };
  let [point, comma] = [0, 0];
  /** Of each column, a cell that both readings take for a number, and not for the same. */
  const doubtful: string[] = [];
  /** Whether whole numbers of three digits stand among those. */
  let isCounted = false;
  for (const cells of columns) {
    let found: string | undefined;
    for (const cell of cells.filter((one) => /[.,]/.test(one))) {
      const asPoint = amountOf(cell, { decimal: '.', thousands });
      const asComma = amountOf(cell, { decimal: ',', thousands });
      if (asPoint === undefined && asComma === undefined) continue;
      if (asPoint === undefined) comma++;
      else if (asComma === undefined) point++;
      else if (asPoint.numeral !== asComma.numeral) found ??= cell.trim();
    }
    if (found === undefined) continue;
    doubtful.push(found);
    isCounted ||= cells.some((cell) => /^\s*-?\d{3}\s*$/.test(cell));
  }
  if (point !== comma) return { decimal: comma > point ? ',' : '.', notes: [] };
  const example = doubtful.find((cell) => cell.includes(',')) ?? doubtful[0];
  if (example === undefined) return { decimal: '.', notes: [] };
  const mark = example.includes(',') ? ',' : '.';
  const isThousands = delimiter === ';' ? isCounted : mark === ',';
  const settled = (mark === ',') === isThousands ? '.' : ',';
  const value = Number(amountOf(example, { decimal: settled, thousands })?.numeral);
  const taken = isThousands ? 'thousands' : 'decimal';
  // Three decimals behind a point are plain where commas or bars separate.
  const isPlain = mark === '.' && delimiter !== ';' && delimiter !== '\t';
  const note: Note = { code: 'ambiguous-mark', values: { mark, taken, example, value } };
  return { decimal: settled, notes: isPlain ? [] : [note] };
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
