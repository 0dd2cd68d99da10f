/** Lines of text for the terminal and for files: paragraphs, tables in Markdown, rows of CSV. Numbers in ASCII. */
import { grouped } from './grouped.ts';
import { difference, errorText, figure, milliseconds, result, significant } from './numbers.ts';
import { cellText, isAtLeft, type Group, type Table, type Writer } from './table.ts';

/** Blocks of lines with an empty line between; nothing of an empty block. */
export function paragraphs(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

/** The text of a file, each line ended. */
export function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** Numbers for the terminal and for Markdown. */
export const PLAIN: Writer = {
  integer: grouped,
  rate: grouped,
  short: (value) => figure(value, 3),
  compact: grouped,
  milliseconds,
  // Of a quantum of 1 ns as well: 0.001, 16.2, 4,860.
  microseconds: (ns) => (ns < 100_000 ? significant(ns / 1000, 3) : grouped(ns / 1000)),
  percent: (share) => `${(share * 100).toFixed(1)} %`,
  // Counts with all digits, errors with two.
  error: (value) =>
    Number.isInteger(value) && Math.abs(value) < 1e10 ? grouped(value) : errorText(value),
  result,
  difference,
};

/** The texts of some rows. [rows][columns] */
export function cellsOf<Row>({ columns }: Table<Row>, { rows }: Group<Row>): string[][] {
  return rows.map((row) => columns.map((column) => cellText(column, row, PLAIN)));
}

/** As GitHub reads it; groups are not told apart. */
export function markdownLines<Row>(table: Table<Row>): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(table.columns.map(({ head }) => head)),
    line(table.columns.map((column) => (isAtLeft(column) ? '---' : '---:'))),
    ...table.groups.flatMap((group) => cellsOf(table, group).map(line)),
  ];
}

/** As RFC 4180 has it; what is not there or not finite is an empty field. */
export function csvLine(cells: readonly unknown[]): string {
  return cells.map(csvField).join(',');
}

function csvField(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = typeof value === 'string' ? value : '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
