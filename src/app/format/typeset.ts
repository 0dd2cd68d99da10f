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
  const raised = String(Number(power))
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return digits === '1' ? `10${raised}` : `${digits} × 10${raised}`;
}

/** 1022.8304 → 1,022.8304 */
function grouped(text: string): string {
  return text.replace(/^([+-]?)(\d+)/, (_, sign: string, whole: string) => {
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',');
  });
}
