import { endsOf, type Slice } from '../settings/slice.ts';

const PER_ROW = 6;

/** Numbers as the rows of a Python list. */
export function rowsOf(values: Float32Array | Float64Array): readonly string[] {
  const texts = Array.from(values, values instanceof Float32Array ? f32Text : floatText);
  return Array.from({ length: Math.ceil(texts.length / PER_ROW) }, (_, row) => {
    return `    ${texts.slice(row * PER_ROW, (row + 1) * PER_ROW).join(', ')},`;
  });
}

/**
 * A Python float with every digit of an f64. Never an int: a list of ints is an int64 tensor, which
 * no layer takes and large numbers do not fit.
 */
export function floatText(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** The same of an f32: nine significant digits tell any two apart. */
export function f32Text(value: number): string {
  return floatText(Number(Math.fround(value).toPrecision(9)));
}

/** What is left of columns, and `n`, where only some rows are used. */
export function takenRows(rows: Slice, columns: readonly string[]): readonly string[] {
  if (rows === 'all') return [];
  const [first, last] = endsOf(rows);
  const part = `[${first === 1 ? '' : first - 1}:${last === Infinity ? '' : last}]`;
  const taken = columns.map((column) => `${column}${part}`).join(', ');
  return [`${columns.join(', ')} = ${taken}  # rows ${rows}, the first being 1`, 'n = len(x)'];
}
