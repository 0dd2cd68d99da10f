/** The lines of the log, as the PyTorch script prints them. No language changes them. */

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

/**
 * The parameters of own data, which come at any scale: as {@link parameterLines}, but with six
 * digits where four decimals would not leave four.
 */
export function ownParameterLines(
  names: readonly string[],
  parameters: readonly number[],
): readonly string[] {
  return parameters.map((value, i) => {
    const isSmall = value !== 0 && Math.abs(value) < 0.1;
    return `${names[i] ?? `parameter ${i}`} ${isSmall ? sixDigits(value) : fixed(value, 4)}`;
  });
}

/** A small number as Python's `{:.6g}` writes it: 0.000123457, 1.23457e-05. */
function sixDigits(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(5).split('e-');
  return Number(exponent) > 4
    ? `${Number(mantissa)}e-${exponent.padStart(2, '0')}`
    : String(Number(value.toPrecision(6)));
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
