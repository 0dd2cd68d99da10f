import { refusing, type Refuse } from './row.ts';

/** The range of `torch.manual_seed`. */
const LEAST = -(2n ** 63n);
const GREATEST = 2n ** 64n - 1n;

/**
 * A seed from what a person or a program gives: an integer from −2^63 to 2^64 − 1, as a number, a
 * bigint or decimal digits. A number beyond 2^53 is refused, since it may already be another one.
 * @throws ConfigError
 */
export function parseSeed(raw: unknown): bigint {
  return readSeed(raw, refusing('seed', raw));
}

export function readSeed(raw: unknown, refuse: Refuse): bigint {
  if (typeof raw === 'number' && Number.isInteger(raw) && !Number.isSafeInteger(raw)) {
    return refuse('is not exact as a number: give it as a string', { kind: 'seed' });
  }
  const digits = typeof raw === 'string' ? /^[+-]?\d{1,20}$/.exec(raw.trim())?.[0] : undefined;
  const seed =
    typeof raw === 'bigint'
      ? raw
      : typeof raw === 'number' && Number.isSafeInteger(raw)
        ? BigInt(raw)
        : digits === undefined
          ? undefined
          : BigInt(digits.replace('+', ''));
  if (seed === undefined || seed < LEAST || seed > GREATEST) {
    return refuse('is not an integer from -2^63 to 2^64-1: give one, such as 42', {
      kind: 'seed',
    });
  }
  return seed;
}

/** A seed as JSON carries it: a number where that is exact, a string elsewhere. */
export function seedToJson(seed: bigint): number | string {
  const asNumber = Number(seed);
  return Number.isSafeInteger(asNumber) ? asNumber : seed.toString();
}
