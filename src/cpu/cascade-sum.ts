// As in shaders/kernels/step.wgsl, where the order is explained.
const COLUMNS = 32;
const VECTOR = 8;
const ROWS_PER_LEVEL = 16;

const columns = new Float32Array(COLUMNS);
const { fround } = Math;

/**
 * The sum of the first `n` terms in f32, in the order of PyTorch's `sum()` on a CPU with AVX2
 * (aten/src/ATen/native/cpu/SumKernel.cpp), for fewer than 8,192 terms.
 */
export function cascadeSum(terms: Float32Array, n: number): number {
  const rows = Math.floor(n / COLUMNS);
  const inRows = rows * COLUMNS;
  const inVectors = n - (n % VECTOR);
  for (let column = 0; column < COLUMNS; column++) {
    let total = fround(0);
    let level = fround(0);
    for (let row = 0; row < rows; row++) {
      level = fround(level + (terms[row * COLUMNS + column] ?? 0));
      if (row % ROWS_PER_LEVEL === ROWS_PER_LEVEL - 1) {
        total = fround(total + level);
        level = fround(0);
      }
    }
    columns[column] = level + total;
  }
  for (let i = inRows; i < inVectors; i++) {
    columns[i % VECTOR] = (columns[i % VECTOR] ?? 0) + (terms[i] ?? 0);
  }
  let sum = fround(0);
  for (let i = inVectors; i < n; i++) sum = fround(sum + (terms[i] ?? 0));
  for (let j = 0; j < VECTOR; j++) {
    let folded = columns[j] ?? 0;
    for (let k = VECTOR; k < COLUMNS; k += VECTOR) folded = fround(folded + (columns[j + k] ?? 0));
    sum = fround(sum + folded);
  }
  return sum;
}
