/** Arrays as NumPy reads them: NEP 1, version 1.0. */

/** Of the bytes before the numbers, which lie at a multiple of it. */
const ALIGNMENT = 64;

/**
 * A file for `numpy.load`, f64, the last index fastest.
 * @param shape whose product is the length of `values`
 */
export function npy(shape: readonly number[], values: Float64Array): Uint8Array<ArrayBuffer> {
  const sizes = shape.length === 1 ? `${shape[0] ?? 0},` : shape.join(', ');
  const said = `{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`;
  // Magic, version, the length of what follows in two bytes; at the end a newline.
  const before = 10;
  const length = ALIGNMENT * Math.ceil((before + said.length + 1) / ALIGNMENT) - before;
  const bytes = new Uint8Array(before + length + 8 * values.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, length & 255, length >> 8]);
  bytes.set(new TextEncoder().encode(`${said.padEnd(length - 1)}\n`), before);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setFloat64(before + length + 8 * i, value, true);
  return bytes;
}
