/** The lines of the log, as the PyTorch script prints them. No language changes them. */
import { general, known } from './numbers.ts';

/** `Epoch[100/20000], loss:23.441666` */
export function epochLine(epoch: number, epochs: number, loss: number): string {
  return `Epoch[${epoch}/${epochs}], loss:${fixed(loss, 6)}`;
}

/** `linear.weight 2.9816`: a line a parameter. */
export function parameterLines(
  names: readonly string[],
  parameters: readonly number[],
): readonly string[] {
  return parameters.map((value, i) => `${names[i] ?? `parameter ${i}`} ${fixed(value, 4)}`);
}

/** A loss of own data, which come at any scale: six decimals, or six digits of what is smaller than 0.1. */
export function ownEpochLine(epoch: number, epochs: number, loss: number): string {
  return `Epoch[${epoch}/${epochs}], loss:${loss > 0 && loss < 0.1 ? general(loss, 6) : fixed(loss, 6)}`;
}

/**
 * The parameters of own data, with as many digits as their line needs (`parameterDigits`).
 * @param noise of each, below which it is 0
 */
export function ownParameterLines(
  names: readonly string[],
  parameters: readonly number[],
  digits: number,
  noise: readonly number[],
): readonly string[] {
  return parameters.map((value, i) => {
    const text = general(known(value, noise[i] ?? 0), digits);
    return `${names[i] ?? `parameter ${i}`} ${text}`;
  });
}

/** A number as Python's `{:.6f}` writes it: ties to even, every digit of large ones, inf and nan. */
export function fixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  // toFixed changes to exponents here; such a double is an integer.
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}.${'0'.repeat(digits)}`;
  if (Object.is(value, -0)) return `-${(0).toFixed(digits)}`;
  // A tie has a finite binary fraction, so that one more digit shows it exactly.
  const exact = value.toFixed(digits + 1);
  const isTie = exact.endsWith('5') && Number.isInteger(value * 2 ** (digits + 1));
  const beforeLast = Number(exact.at(-2));
  // toFixed rounds ties away from zero, Python to the even digit.
  return isTie && beforeLast % 2 === 0 ? exact.slice(0, -1) : value.toFixed(digits);
}
