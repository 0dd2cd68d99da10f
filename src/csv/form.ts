import type { TableForm } from '../core/data/own.ts';
import type { Table } from './reader.ts';

/** How the table is written that was read. */
export function formOf({ head, choice }: Pick<Table, 'head' | 'choice'>): TableForm {
  const { delimiter = ',', decimal, headerLine, columns } = head;
  const hasHeader = headerLine !== undefined;
  return { delimiter, decimal, hasHeader, width: columns.length, ...choice };
}
