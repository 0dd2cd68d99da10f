/** Numbers as the page writes them, read back as a person reads them. */
export interface ReadNumber {
  readonly value: number;
  /** One in its last digit: what is written stands for all within half of that. */
  readonly unit: number;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const DIGITS = /[+−-]?\d[\d,]*(?:\.\d+)?/.source;
const POWER = new RegExp(`^(?:(${DIGITS}) × )?(−)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)`);
const CLOCK = /^(?:(\d+):)?(\d+):(\d\d) (?:min|h)/;
const PLAIN = new RegExp(`^(${DIGITS})(?:e([+-]?\\d+))?( ?(?:ms|s\\b|%|[KMBG]))?`);

/** What a suffix makes of the number before it. Times are in milliseconds. */
const SUFFIXES: Readonly<Record<string, number>> = {
  K: 1e3,
  M: 1e6,
  B: 1e9,
  G: 1e9,
  s: 1e3,
  '%': 1e-2,
};

/** @throws {Error} where the text begins with no number */
export function readNumber(text: string): ReadNumber {
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const [, hours = '0', minutes = '', seconds = ''] = clock;
    return {
      value: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e3,
      unit: 1e3,
    };
  }
  const power = POWER.exec(text);
  if (power !== null) {
    const [, mantissa = '1', sign = '', raised = ''] = power;
    const exponent = Array.from(raised, (c) => (c === '⁻' ? '-' : SUPERSCRIPTS.indexOf(c))).join(
      '',
    );
    return scaled(sign + mantissa, 10 ** Number(exponent));
  }
  const [, digits, exponent = '0', suffix = ''] = PLAIN.exec(text) ?? [];
  if (digits === undefined) throw new Error(`no number: ${JSON.stringify(text)}`);
  return scaled(digits, 10 ** Number(exponent) * (SUFFIXES[suffix.trim()] ?? 1));
}

function scaled(digits: string, factor: number): ReadNumber {
  const plain = digits.replaceAll(',', '').replace('−', '-');
  const decimals = plain.split('.')[1]?.length ?? 0;
  // 48,600 may stand for all that is nearer to it than to 48,700.
  const zeros = decimals === 0 ? (/[1-9](0+)$/.exec(plain)?.[1]?.length ?? 0) : 0;
  return { value: Number(plain) * factor, unit: 10 ** (zeros - decimals) * factor };
}
