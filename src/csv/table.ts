import type { OwnData, TableForm } from '../core/data/own.ts';
import type { Quantity } from '../core/data/quantity.ts';
import type { BadRows } from './bad-rows.ts';
import { columnName, passedOver, type Choice } from './columns.ts';
import { tooFewRows, type Head } from './head.ts';
import type { Labelled } from './labels.ts';
import type { Note } from './notes.ts';
import type { Rows } from './rows.ts';

/** Two columns of a file. */
export interface Table extends Pick<OwnData, 'xName' | 'yName' | 'x' | 'y' | 'others' | 'form'> {
  readonly head: Head;
  readonly choice: Choice;
  readonly xQuantity: Quantity;
  readonly yQuantity: Quantity;
  /** What each of `others` means. */
  readonly otherQuantities: readonly Quantity[];
  readonly labels?: Labelled | undefined;
  readonly bad: BadRows;
  /** Those of the head, and what is known of the columns and rows. */
  readonly notes: readonly Note[];
}

/**
 * What has become of the rows.
 * @param unpacked notes how the text was unpacked
 * @throws DataError where fewer than `least` rows are left
 */
export function tableOf(
  {
    head,
    choice,
    x: xValues,
    y: yValues,
    others: otherValues,
    labels,
    bad,
    comments,
    isPlain,
  }: Rows,
  unpacked: readonly Note[],
  least: number,
): Table {
  const { length } = xValues;
  if (length < least) throw tooFewRows(length, bad, head.columns.length, least);
  const [x, y] = [xValues.finished(), yValues.finished()];
  const others = otherValues.map((one) => one.finished());
  const notes: readonly Note[] = [
    ...unpacked,
    ...head.notes,
    ...(comments === 0 ? [] : [{ code: 'comments', values: { lines: comments } } as const]),
    ...x.notes,
    ...(choice.x === choice.y ? [] : y.notes),
    ...others.flatMap((one) => one.notes),
  ];
  const counting = passedOver(head, choice).map((i): Note => ({
    code: 'counting',
    values: { column: columnName(head, i) },
  }));
  return {
    head,
    choice,
    xName: x.name,
    yName: y.name,
    x: x.values,
    y: y.values,
    ...(others.length > 0 && { others: others.map(({ name, values }) => ({ name, values })) }),
    otherQuantities: others.map(({ quantity }) => quantity),
    ...(labels !== undefined && { labels: labels.finished() }),
    xQuantity: x.quantity,
    yQuantity: y.quantity,
    bad: { count: bad.count, reasons: bad.reasons },
    form: isPlain && notes.every(changesNothing) ? formOf(head, choice) : undefined,
    notes: [...notes, ...counting],
  };
}

/** Runs of spaces are no delimiter to other programs. */
function formOf(
  { delimiter, decimal, headerLine, columns }: Head,
  choice: Choice,
): TableForm | undefined {
  if (delimiter === undefined || delimiter === ' ') return undefined;
  const hasHeader = headerLine !== undefined;
  return { delimiter, decimal, hasHeader, width: columns.length, x: choice.x, y: choice.y };
}

/** Whether the numbers are those of a plain reading all the same. */
function changesNothing({ code }: Note): boolean {
  return code === 'ambiguous-mark' || code === 'header-of-numbers';
}
