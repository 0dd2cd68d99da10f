/** A table from JSON: an array of objects, or of arrays, or an object a line. */
import { DataError } from './faults.ts';
import { isEmpty, type Record } from './records.ts';

/** Held in memory as a whole. In UTF-16 units. */
export const LONGEST_JSON = 2 ** 27;

export interface JsonTable {
  /** An entry is a line; the keys, where there are any, stand on the first, too. */
  readonly records: readonly Record[];
  readonly entries: number;
  /** The first record has the keys. */
  readonly hasKeys: boolean;
}

/** An array of objects, arrays or numbers, or an object: `[s],[V]` is a row of names. */
export function isJson(text: string): boolean {
  return /^\s*(?:\[\s*(?:[[{"\d\]-]|true|false|null)|\{\s*["}])/.test(text);
}

/** @throws DataError for JSON that is no table */
export function tableOfJson(text: string): JsonTable {
  const all = entriesOf(text);
  const entries = all.length;
  if (entries === 0) throw new DataError('empty', {});
  if (all.every((entry) => Array.isArray(entry))) {
    return { records: all.flatMap(recordOf), entries, hasKeys: false };
  }
  const objects = all.map((entry) => {
    if (isObject(entry) && !Array.isArray(entry))
      return new Map<string, unknown>(Object.entries(entry));
    throw notATable(`an entry is ${kindOf(entry)}`);
  });
  const names = [...new Set(objects.flatMap((values) => [...values.keys()]))];
  const rows = objects.map((values) => names.map((name) => values.get(name)));
  return { records: [...recordOf(names, 0), ...rows.flatMap(recordOf)], entries, hasKeys: true };
}

/** An entry as a row of cells; none where all of them are empty. */
function recordOf(values: readonly unknown[], index: number): readonly Record[] {
  // What is missing or null is an empty text, as `join` has it.
  const cells = values.map((value) => [value].join());
  return isEmpty(cells) ? [] : [{ cells, line: index + 1, lines: 1, broken: false }];
}

function entriesOf(text: string): readonly unknown[] {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    const lines = linesOf(text);
    if (lines === undefined) throw notATable(error instanceof Error ? error.message : 'not JSON');
    return lines;
  }
  if (Array.isArray(whole)) return whole as readonly unknown[];
  // One object is the only line of its kind, unless it holds columns.
  if (isObject(whole) && Object.values(whole).some(isObject)) {
    throw notATable('the whole is one object');
  }
  return [whole];
}

/** An entry a line; undefined where a line is none. */
function linesOf(text: string): readonly unknown[] | undefined {
  try {
    return text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : `a ${typeof value}`;
}

function notATable(problem: string): DataError {
  return new DataError('json', { problem });
}
