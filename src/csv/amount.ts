/** Numbers as people write them: marks between digits, signs of any kind, a unit. */
import type { DecimalMark, ThousandsMark } from './options.ts';

/** A number that a cell holds, and what stands about it. */
export interface Amount {
  /** As JavaScript writes it. */
  readonly numeral: string;
  /** `kg`, `$`, `%`; empty where there is none. */
  readonly unit: string;
}

/** How digits are marked: the decimal mark, and what may stand between groups of three. */
export interface Marks {
  readonly decimal: DecimalMark;
  /** Undefined: whatever is not the decimal mark. */
  readonly thousands: ThousandsMark | undefined;
}

/** Cells that say that there is nothing to say, in small letters. */
const MISSING = new Set(
  (
    ' - -- – — ? . .. … na n/a n.a. #n/a #na <na> nan null none nil missing undefined ' +
    '#null! #div/0! #value! #ref! #name? #num! \\n'
  ).split(' '),
);

export function isMissing(cell: string): boolean {
  return MISSING.has(cell.trim().toLowerCase());
}

/** No number that an f64 can tell from its neighbours is written longer. */
const LONGEST = 400;

const PATTERNS = new Map<string, RegExp>();

/** Of a number without sign and unit. Groups have three digits, or in India two and the last three. */
function patternOf({ decimal, thousands }: Marks): RegExp {
  const key = `${decimal}${thousands ?? 'any'}`;
  const known = PATTERNS.get(key);
  if (known !== undefined) return known;
  const point = decimal === '.' ? '\\.' : ',';
  const mark = [',', '.', "'", ' ']
    .filter((one) => one !== decimal && (thousands === undefined || one === thousands))
    .join('');
  const three = `[1-9]\\d{0,2}([${mark}])\\d{3}(?:\\1\\d{3})*`;
  const two = mark.includes(',') ? '|[1-9]\\d?(?:,\\d{2})+,\\d{3}' : '';
  const grouped = mark === '' ? '' : `(?:${three}${two})(?:${point}\\d*)?|`;
  const pattern = new RegExp(`^(?:${grouped}\\d+${point}?\\d*|${point}\\d+)(?:e[+-]?\\d+)?$`, 'i');
  PATTERNS.set(key, pattern);
  return pattern;
}

/** Everything before the first digit, a number with its marks, everything behind. */
const PARTS = /^([^\d]*?)((?:\d|[.,]\d)(?:[\d.,' ]*\d)?[.,]?(?:e[+-]?\d+)?)(.*)$/i;

/** The most frequent kind, which needs no more looking. */
const WHOLE = /^-?\d+$/;

/** The number of a cell; undefined where there is none. */
export function amountOf(cell: string, marks: Marks): Amount | undefined {
  if (cell.length > LONGEST) return undefined;
  if (WHOLE.test(cell)) return { numeral: cell, unit: '' };
  const [, before, digits, after] = PARTS.exec(inAscii(cell)) ?? [];
  if (before === undefined || digits === undefined || after === undefined) return undefined;
  const unsigned = numeralOf(digits, marks);
  const about = signOf(before.trim(), after.trim());
  if (unsigned === undefined || about === undefined) return undefined;
  const unit = about.before + about.after;
  if (!(about.before === '' || isCurrency(about.before))) return undefined;
  if (!(about.after === '' || UNIT.test(about.after))) return undefined;
  return { numeral: about.negative ? `-${unsigned}` : unsigned, unit };
}

/** Most cells. */
const USUAL = /^[\d.,+e-]*$/i;
/** What is not seen: between letters and at the ends of what was copied from a page. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** `1.5×10^3`, `1.5·10³`, `1.5x10**3`; `1.5×10-3` only with its sign. */
const TIMES_TEN =
  /(?<=\d[.,]?) ?[×x*·⋅] ?10(?:(?:\^|\*\*)[({]?([+-]?\d+)[)}]?|(?<=[×·⋅] ?10)([+-]\d+))(?!\d)/i;
/** Fortran's `1.5D+03`. */
const DOUBLE = /(?<=\d[.,]?)d(?=[+-]\d+$)|(?<=[.,]\d*)d(?=\d+$)/i;
/** What spreadsheets put about a number that is to stay as it is: `="5"`, `'5`. */
const AS_IT_IS = /^(?:="(.*)"|'(?=[\d.,+-]))/;

/** Full-width characters, every kind of minus, space and apostrophe, and every power of ten as the plain one. */
function inAscii(cell: string): string {
  if (USUAL.test(cell)) return cell;
  const plain = cell
    .replace(UNSEEN, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010-\u2013\ufe63]/g, '-')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/\s/g, ' ')
    .trim()
    .replace(AS_IT_IS, '$1');
  return plain
    .replace(
      /(?<=10)([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/,
      (_, sign: string, digits: string) =>
        `^${sign === '⁻' ? '-' : ''}${Array.from(digits, (one) => RAISED.indexOf(one)).join('')}`,
    ) // prettier-ignore
    .replace(TIMES_TEN, (_, raised?: string, signed?: string) => `e${raised ?? signed ?? ''}`)
    .replace(DOUBLE, 'e');
}

function numeralOf(digits: string, marks: Marks): string | undefined {
  if (!patternOf(marks).test(digits)) return undefined;
  const others = marks.decimal === '.' ? /[,' ]/g : /[.' ]/g;
  return digits.replace(others, '').replace(',', '.');
}

/** Takes one sign out of what stands about the digits: −5, $−5, 5−, (5). */
function signOf(
  before: string,
  after: string,
): { before: string; after: string; negative: boolean } | undefined {
  if (before.startsWith('(') && after.endsWith(')')) {
    const inside = { before: before.slice(1).trim(), after: after.slice(0, -1).trim() };
    return { ...inside, negative: true };
  }
  const [, first, rest, last] = /^([+-]?)(.*?)([+-]?)$/s.exec(before) ?? [];
  const [, behind, unit, end] = /^(?:(-)(?= |$))?(.*?)(-?)$/s.exec(after) ?? [];
  const signs = [first, last, behind, end].filter((sign) => sign !== undefined && sign !== '');
  if (signs.length > 1) return undefined;
  return {
    before: (rest ?? '').trim(),
    after: (unit ?? '').trim(),
    negative: signs[0] === '-',
  };
}

/** Letters or a sign, short; digits only as in m2, so that `5 of 10` is none. */
const UNIT =
  /^(?:[\p{L}\p{Sc}%‰°′″"']|\/\p{L})(?!.* \d)[\p{L}\p{N}\p{Sc}%‰°′″"'/·⋅*^()[\] .-]{0,15}$/u;

const CURRENCY_SIGN = /^(?:\p{L}{0,3}\p{Sc}|\p{Sc}\p{L}{1,3}|rs\.?|kr\.?|fr\.?|zł)$/iu;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(unit: string): boolean {
  return CURRENCY_SIGN.test(unit) || CURRENCIES.has(unit);
}
