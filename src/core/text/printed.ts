/** The lines of the log, as the PyTorch script prints them. No language changes them. */
import { general, known } from './numbers.ts';

/** How many digits the parameters of own data need (`parameterDigits`), and below what each is 0. */
export interface Known {
  readonly digits: number;
  /** [P], or none */
  readonly noise: readonly number[];
}

/**
 * `Epoch[100/20000], loss:23.441666`
 * @param own a loss of own data, which come at any scale: six digits of what is smaller than 0.1
 */
export function epochLine(epoch: number, epochs: number, loss: number, own = false): string {
  const text = own && loss > 0 && loss < 0.1 ? general(loss, 6) : fixed(loss, 6);
  return `Epoch[${epoch}/${epochs}], loss:${text}`;
}

/** `linear.weight 2.9816`: a line a parameter. @param own of own data */
export function parameterLines(
  names: readonly string[],
  parameters: readonly number[],
  own?: Known,
): readonly string[] {
  return parameters.map((value, i) => {
    const text = own ? general(known(value, own.noise[i] ?? 0), own.digits) : fixed(value, 4);
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
