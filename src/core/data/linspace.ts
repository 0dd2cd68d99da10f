import { fmaf } from '../arithmetic/fmaf.ts';

const f32 = Math.fround;

/** Lanes of an AVX2 register of f32, and how much torch's loop takes at a time. */
const LANES = 8;
const BLOCK = 2 * LANES;

/**
 * n evenly spaced numbers from `start` to `end`, rounded as `torch.linspace` rounds them: in f32,
 * each half counted from its own end, blocks of 16 in registers of 8 lanes and the rest one by one.
 * Beyond 32,768 points torch shares the work among its threads, so that the last bits depend on
 * their number; this is the order of one thread. Source: native/cpu/RangeFactoriesKernel.cpp.
 * @param n at least 2
 * @returns [n], f32
 */
export function linspace(start: number, end: number, n: number): Float32Array<ArrayBuffer> {
  const from = f32(start);
  const to = f32(end);
  const step = f32(f32(to - from) / f32(n - 1));
  const halfway = Math.floor(n / 2);
  const at = (i: number): number =>
    i < halfway ? fmaf(step, f32(i), from) : fmaf(-step, f32(n - i - 1), to);

  const x = new Float32Array(n);
  const inBlocks = n - (n % BLOCK);
  for (let first = 0; first < inBlocks; first += LANES) {
    const base = at(first);
    // torch multiplies and adds here: two roundings, where `at` has one
    for (let lane = 0; lane < LANES; lane++) x[first + lane] = base + f32(step * lane);
  }
  for (let i = inBlocks; i < n; i++) x[i] = at(i);
  return x;
}
