const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `9.4 × 10⁻⁶`, `10³⁵` @param digits after the point; as many as it takes where left out */
export function scientific(value: number, digits?: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(digits).split('e');
  const raised = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  const power = `10${raised}`;
  return mantissa === '1' ? power : `${withMinus(mantissa)} × ${power}`;
}

/** A hyphen is narrower than a plus sign and a digit; the minus sign is as wide. */
export function withMinus(text: string): string {
  return text.replace('-', '−');
}
