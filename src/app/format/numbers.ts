import type { Language } from '../i18n/index.ts';
import { scientific, withMinus } from './scientific.ts';

/** Numbers as prose of one language writes them. What is not a number is a dash. */
export interface Numbers {
  /** 20,000 */
  readonly integer: (value: number) => string;
  /** 2.991326; 1.2e+9 where six decimals would not fit */
  readonly decimal: (value: number) => string;
  /** −0.000079, +0.008674 */
  readonly difference: (value: number) => string;
  /** Three digits that count: 0.0219, 48,600 */
  readonly short: (value: number) => string;
  /** The same, but never above the value: for what has to stay below it. */
  readonly shortBelow: (value: number) => string;
  /** Three digits where room is short: 966K, 22.2M */
  readonly compact: (value: number) => string;
  /** 340 ms, 1.24 s, 2:05 min, 1:02:05 h */
  readonly duration: (ms: number) => string;
  /** 9 s, 2:05 min */
  readonly wholeSeconds: (seconds: number) => string;
  /** 0.84, 25.3, 1,204: as many digits as a measured time is worth */
  readonly milliseconds: (ms: number) => string;
  /** 0.5 → 50.0% */
  readonly percent: (share: number) => string;
}

const DASH = '–';
/** From here on six decimals would be wider than a column. */
const TOO_LARGE = 1e7;
/** Half a digit of the last of them. */
const TOO_SMALL = 5e-7;
const DECIMALS = 6;

export function numbersOf(language: Language): Numbers {
  const integer = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const six = { minimumFractionDigits: DECIMALS, maximumFractionDigits: DECIMALS };
  const decimal = new Intl.NumberFormat(language, six);
  const signed = new Intl.NumberFormat(language, { ...six, signDisplay: 'exceptZero' });
  const short = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const compact = new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumSignificantDigits: 3,
  });
  const seconds = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const fixedTo = (digits: number, value: number): string =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  const wide = (value: number, format: Intl.NumberFormat, least = 0): string => {
    if (Number.isNaN(value)) return DASH;
    if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
    const size = Math.abs(value);
    // Where six decimals would show nothing, or too much.
    const text =
      size >= TOO_LARGE || (size > 0 && size < least) ? scientific(value, 2) : format.format(value);
    return withMinus(text);
  };
  const shortText = (value: number): string => {
    if (!Number.isFinite(value)) return DASH;
    return shortDigits(value) === 2
      ? scientific(Number(value.toPrecision(2)))
      : withMinus(short.format(value));
  };
  return {
    integer: (value) => (Number.isNaN(value) ? DASH : integer.format(value)),
    decimal: (value) => wide(value, decimal, TOO_SMALL),
    difference: (value) => wide(value, signed),
    short: shortText,
    shortBelow: (value) => shortText(roundedDown(value, shortDigits(value))),
    compact: (value) => (Number.isFinite(value) ? compact.format(value) : DASH),
    wholeSeconds: (count) => (count < 60 ? `${count} s` : durationText(count * 1000, seconds)),
    milliseconds: (ms) =>
      Number.isFinite(ms) ? fixedTo(ms < 10 ? 2 : ms < 100 ? 1 : 0, ms) : DASH,
    percent: (share) => (Number.isFinite(share) ? percent.format(share) : DASH),
    duration: (ms) => (Number.isFinite(ms) ? durationText(ms, seconds) : DASH),
  };
}

/** Fewer where a power of ten has to stand beside them. */
function shortDigits(value: number): 2 | 3 {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e9) ? 2 : 3;
}

/** @param digits that count */
function roundedDown(value: number, digits: number): number {
  const rounded = Number(value.toPrecision(digits));
  // What the rounding of points to f32 left is no difference.
  if (!(rounded > value * (1 + 1e-6))) return rounded;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
  return Number((rounded - unit).toPrecision(digits));
}

function durationText(ms: number, seconds: Intl.NumberFormat): string {
  if (ms < 59_995) return `${seconds.format(ms / 1000)} s`;
  const whole = Math.round(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)} min`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)} h`;
}
