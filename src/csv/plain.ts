const [MINUS, POINT, ZERO, NINE] = ['-', '.', '0', '9'].map((one) => one.charCodeAt(0)) as [number, number, number, number]; // prettier-ignore
/** Digits of a whole number that f64 has for certain. */
const MOST_DIGITS = 15;
/** Powers of ten that f64 has exactly. */
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, k) => 10 ** k);

/**
 * The number that most cells hold, `-12.5`, as `Number` reads it: of so few digits the quotient of two whole numbers is rounded once.
 * @returns NaN for whatever is written in another way, or longer
 */
export function plainNumber(cell: string, hasPoint: boolean): number {
  const { length } = cell;
  const isNegative = cell.charCodeAt(0) === MINUS;
  const begin = isNegative ? 1 : 0;
  let whole = 0;
  let digits = 0;
  let point = -1;
  for (let i = begin; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      whole = 10 * whole + (code - ZERO);
      digits++;
    } else if (code === POINT && hasPoint && point < 0 && i > begin) {
      point = i;
    } else {
      return NaN;
    }
  }
  if (digits === 0 || digits > MOST_DIGITS || point === length - 1) return NaN;
  const value = point < 0 ? whole : whole / (POWERS[length - 1 - point] ?? NaN);
  return isNegative ? -value : value;
}
