const PER_ROW = 6;

/**
 * Numbers as the rows of a Python list.
 * @param write a number as text; left out, with every digit of an f64
 */
export function rowsOf(
  values: Float32Array | Float64Array,
  write: (value: number) => string = String,
): readonly string[] {
  const texts = Array.from(values, write);
  return Array.from({ length: Math.ceil(texts.length / PER_ROW) }, (_, row) => {
    return `    ${texts.slice(row * PER_ROW, (row + 1) * PER_ROW).join(', ')},`;
  });
}
