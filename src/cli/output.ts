/** The lines that `train` prints, as the PyTorch script prints them. */

/** [epoch, loss] */
export type LogLine = readonly [number, number];

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

/** `12,300`: a count as a person reads it. */
export function grouped(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1.23 s`, `2 min 05 s`, `1 h 02 min` */
export function duration(elapsedMs: number): string {
  const seconds = elapsedMs / 1000;
  if (seconds < 59.995) return `${seconds.toFixed(2)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const twoDigits = (n: number): string => String(n).padStart(2, '0');
  if (minutes < 60) return `${minutes} min ${twoDigits(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

/** 0 where no time was measured, so that JSON can carry it. */
export function stepsPerSecond(steps: number, elapsedMs: number): number {
  return elapsedMs > 0 ? (steps * 1000) / elapsedMs : 0;
}
