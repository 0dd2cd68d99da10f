import { exponentOf, toUncertainty } from './digits.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What is not a number is a dash, what is beyond all numbers says so. */
const NOT_FINITE: Readonly<Record<string, string>> = {
  nan: '–',
  inf: '∞',
  '+inf': '+∞',
  '-inf': '−∞',
};

/**
 * A number of `core/numbers`, as print has it: −6.67 × 10⁻⁵, 48,600.
 * @param marks thousands marks, which data and years have none of
 */
export function typeset(text: string, marks = true): string {
  const special = NOT_FINITE[text];
  if (special !== undefined) return special;
  const [mantissa = '', power] = text.split('e');
  // A hyphen is narrower than a plus sign and a digit; the minus sign is as wide.
  const digits = (marks ? grouped(mantissa) : mantissa).replace('-', '−');
  if (power === undefined) return digits;
  const tens = `10${raised(String(Number(power)))}`;
  return digits === '1' ? tens : `${digits} × ${tens}`;
}

/**
 * To the second digit of its uncertainty; undefined where that is not known, or is none.
 * @param most digits beyond which it is not to be written so
 */
export function toError(value: number, error = NaN, most = Infinity): string | undefined {
  const text = toUncertainty(value, error);
  if (text === undefined) return undefined;
  const digits = value === 0 ? 1 : exponentOf(value) - exponentOf(error) + 2;
  return digits > most ? undefined : typeset(text);
}

/** A whole number as an exponent. */
export function raised(power: string): string {
  return power.replace('-', '⁻').replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
}

/** 1022.8304 → 1,022.8304 */
function grouped(text: string): string {
  return text.replace(/^([+-]?)(\d+)/, (_, sign: string, whole: string) => {
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',');
  });
}
