/** What functions are tried on: hostile values, all bits, and the ranges where something happens. */
import { BINARY_WGSL } from '../../src/shaders/functions/index.ts';
import { random } from './random.ts';

const LEAST_NORMAL = 2 ** -126;
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

/** Where a formula, a limit or a format ends; each with its neighbours. */
const EDGES = [
  ...[0, LEAST_NORMAL, LARGEST, Infinity, NaN, 2 ** -149, 2 ** -127, 2 ** -100, 2 ** -25, 2 ** -12],
  ...[0.25, 0.35, 0.5, 0.921875, 1, Math.SQRT1_2, Math.SQRT2, 1.5, 2, 3, 4, 9.01, 9.1, 10, 16, 18],
  ...[
    88.72283,
    87.33654,
    89.415985,
    100,
    128,
    2 ** 12,
    2 ** 22,
    2 ** 23,
    2 ** 24,
    2 ** 31,
    2 ** 40,
  ],
  ...[1, 2, 3, 4, 11, 4095].map((k) => (k * Math.PI) / 2),
  ...[1, 2, 3, 10, 24, 25, 126].map((k) => k * Math.LN2),
];

const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);

function ofBits(bits: number): number {
  word[0] = bits;
  return float[0] ?? NaN;
}

function neighbours(value: number): number[] {
  float[0] = value;
  const bits = word[0] ?? 0;
  return [bits - 1, bits, bits + 1].map((near) => ofBits(near >>> 0));
}

export const HOSTILE: readonly number[] = EDGES.flatMap((edge) =>
  [edge, -edge].flatMap((value) => neighbours(Math.fround(value))),
);

/** Pairs whose quotient is as near to the middle between two f32 as one can be: 2⁻²⁴ of their distance. */
function hardQuotients(draw: (below: number) => number, count: number): [number, number][] {
  return Array.from({ length: count }, (_, i): [number, number] => {
    const divisor = 2 ** 23 + 2 * draw(2 ** 22) + 1;
    // dividend · 2²⁴ = ½·(divisor ± 1) modulo the odd divisor, so that the dividend is ±2⁻²⁵.
    let dividend = 1;
    for (let k = 0; k < 25; k++) {
      dividend = (dividend % 2 === 0 ? dividend : dividend + divisor) / 2;
    }
    return [i % 2 === 0 ? dividend : divisor - dividend, divisor];
  }).filter(([dividend]) => dividend >= 2 ** 23);
}

export interface Operands {
  readonly a: Float32Array<ArrayBuffer>;
  readonly b: Float32Array<ArrayBuffer>;
}

/** At least `count` operands, or pairs of them, in whole quads. */
export function operandsOf(operation: string, count: number): Operands {
  const draw = random(7);
  const unit = (): number => draw(2 ** 24) / 2 ** 24;
  const within = (limit: number): number => (2 * unit() - 1) * limit;
  const anyBits = (): number => ofBits(draw(2 ** 32));
  const isBinary = operation in BINARY_WGSL;
  const pairs: [number, number][] = isBinary
    ? HOSTILE.flatMap((a) =>
        HOSTILE.filter((_, i) => i % 5 === 1).map((b) => [a, b] as [number, number]),
      )
    : HOSTILE.map((a) => [a, a]);
  const kinds: readonly (() => [number, number])[] = [
    () => [anyBits(), anyBits()],
    () => [within(1), within(1)],
    () => [0.375 + within(0.035), within(0.5)],
    () => [within(20), within(20)],
    () => [within(200), within(1e4)],
    () => [1 + within(0.1), within(1000)],
    () => [unit() * 10, within(10)],
    // Powers of all sizes.
    () => {
      const log = within(20);
      return [Math.exp(log), within(88) / log];
    },
    () => [within(8000), within(8000)],
  ];
  for (let i = 0; i < count; i++) {
    const kind = kinds[i % kinds.length];
    if (kind !== undefined) pairs.push(kind());
  }
  if (operation === 'divide') pairs.push(...hardQuotients(draw, 20_000));
  while (pairs.length % 4 !== 0) pairs.push([1, 1]);
  return {
    a: Float32Array.from(pairs, ([a]) => a),
    b: Float32Array.from(pairs, ([, b]) => b),
  };
}
