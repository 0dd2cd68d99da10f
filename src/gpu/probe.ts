import { ConfigError } from '../core/errors.ts';
import type { GpuDevice } from './device.ts';
import { BUFFER } from './flags.ts';
import { runOnce } from './once.ts';
import { SETTINGS } from './run-buffers.ts';

/** What is added and multiplied: four lanes a vector, of sizes as in training, and of mixed ones. */
const PAIRS = [
  [
    [10.1, -2.9913, 0.3333, 14_285.714],
    [0.7071, 0.001_234_5, -117.3, 0.031_416],
  ],
  [
    [0.002_718_3, -31.7, 1.000_000_1, -0.1],
    [9.869_6, 31.700_02, 1.7e-5, 2049.3],
  ],
] as const;

/** `struct Errors` of probe.wgsl, in f32: four sums, four products, two columns of sums, one θ. */
const STRIDE = 20;

/**
 * Proves that the adapter's compiler leaves the rounding errors alone that `compensated` computes:
 * WGSL allows it to simplify (a + b) − a to b, as if floats were real numbers.
 * @throws ConfigError that says what to use where it does
 */
export async function proveCompensated(gpu: GpuDevice): Promise<void> {
  const found = await probe(gpu);
  const isKept = PAIRS.every((pair, i) =>
    errorsOf(pair).every((due, j) => Object.is(found[i * STRIDE + j], due)),
  );
  if (isKept) return;
  throw new ConfigError(
    'precision',
    `precision compensated is not to be had on ${gpu.adapter}: its compiler drops the error terms of two-float sums: use precision f32, or engine cpu with precision f64`,
  );
}

/** The rounding errors as they must come, in the order of `struct Errors`. Exact in f64. */
function errorsOf([a, b]: (typeof PAIRS)[number]): number[] {
  const [f32a, f32b] = [a.map(Math.fround), b.map(Math.fround)];
  const errors = (exact: (a: number, b: number) => number): number[] =>
    f32a.map((value, lane) => {
      const result = exact(value, f32b[lane] ?? NaN);
      return result - Math.fround(result);
    });
  const sums = errors((x, y) => x + y);
  const products = errors((x, y) => x * y);
  const [first = NaN] = sums;
  return [...sums, ...products, ...sums, ...sums, first, first];
}

function probe(gpu: GpuDevice): Promise<Float32Array> {
  return runOnce(
    gpu,
    'probe',
    {},
    {},
    {
      workgroups: PAIRS.length,
      inputs: (scope) => ({
        // All zero, as a buffer is made.
        settings: scope.create('settings', SETTINGS.bytes, BUFFER.UNIFORM),
        operands: scope.createFilled('operands', Float32Array.from(PAIRS.flat(2)), BUFFER.STORAGE),
      }),
      result: 'errors',
      byteLength: 4 * STRIDE * PAIRS.length,
      remedy: 'use another adapter',
    },
  );
}
