/** A table as every room means it: the terminal, Markdown and CSV print it, the page draws it. No language, no looks. */

/** How the numbers of a column are written, by each printer in its own way. `microseconds` gets nanoseconds. */
export type NumberKind =
  | 'integer'
  | 'rate'
  | 'short'
  | 'compact'
  | 'milliseconds'
  | 'microseconds'
  | 'percent'
  | 'error'
  | 'result'
  | 'difference';

export type Writer = Readonly<Record<NumberKind, (value: number) => string>>;

/** A text as it is; a number of the column's kind; several, each behind its name. Undefined: not known. */
export type Value = string | number | undefined | Several;

interface Several {
  readonly joint: string;
  readonly parts: readonly (readonly [name: string, value: number])[];
}

/** What a column says of a row. */
export interface Field<Row> {
  readonly kind: 'text' | NumberKind;
  /** Texts stand at the left and numbers at the right, unless they say so. */
  readonly side?: 'left' | 'right';
  readonly value: (row: Row) => Value;
}

export interface Column<Row> extends Field<Row> {
  readonly key: string;
  readonly head: string;
  /** What the head stands for, where it is short. */
  readonly long?: string | undefined;
}

export interface Group<Row> {
  readonly key: string;
  readonly head?: string;
  readonly rows: readonly Row[];
}

export interface Table<Row> {
  readonly caption?: string | undefined;
  readonly columns: readonly Column<Row>[];
  readonly groups: readonly Group<Row>[];
}

/** A word, or a short one and what it stands for. */
export type Head = string | readonly [head: string, long: string];

/** The fields that `heads` names, in its order, under those words. */
export function tableOf<Row, Key extends string>(
  fields: Readonly<Record<Key, Field<NoInfer<Row>>>>,
  heads: Readonly<Partial<Record<NoInfer<Key>, Head>>>,
  groups: readonly Group<Row>[],
  caption?: string,
): Table<Row> {
  const columns = (Object.keys(heads) as Key[]).map((key) => {
    const [head = '', long] = [heads[key] ?? ''].flat();
    return { key, head, long, ...fields[key] };
  });
  return { caption, columns, groups };
}

/** All rows in one group. */
export function ungrouped<Row>(rows: readonly Row[]): readonly Group<Row>[] {
  return [{ key: '', rows }];
}

export function isAtLeft({ kind, side }: Pick<Field<never>, 'kind' | 'side'>): boolean {
  return (side ?? (kind === 'text' ? 'left' : 'right')) === 'left';
}

/** What stands in a cell. */
export function cellText<Row>({ kind, value }: Field<Row>, row: Row, writer: Writer): string {
  const shown = value(row);
  if (shown === undefined) return '–';
  if (typeof shown === 'string') return shown;
  const write = kind === 'text' ? String : writer[kind];
  if (typeof shown === 'number') return write(shown);
  return shown.parts.map(([name, part]) => `${name} ${write(part)}`.trim()).join(shown.joint);
}
