import type { TableForm } from '../core/data/own.ts';
import type { Table } from './reader.ts';

/** How the table is written that was read; undefined where a plain reader would not read the same. */
export function formOf({ head, choice, isPlain }: Table): TableForm | undefined {
  const { delimiter, decimal, headerLine, columns } = head;
  if (!isPlain || delimiter === undefined) return undefined;
  const hasHeader = headerLine !== undefined;
  return { delimiter, decimal, hasHeader, width: columns.length, ...choice };
}
