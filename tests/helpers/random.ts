import { Mt19937 } from '../../src/core/random/mt19937.ts';

/** Whole numbers below a bound, the same for the same seed. */
export function random(seed: number): (below: number) => number {
  const generator = new Mt19937(seed);
  return (below) => generator.nextUint32() % below;
}
