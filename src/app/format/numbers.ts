import { difference, figure, milliseconds, result } from '../../core/text/numbers.ts';
import type { Language } from '../i18n/index.ts';
import { typeset } from '../../core/text/typeset.ts';

/** As many digits as a measurement is worth. */
const DIGITS = 3;

/** What the words for thousands and millions go to. */
const COMPACT = { least: 1e-3, most: 1e15 } as const;

export type Numbers = Readonly<ReturnType<typeof makeNumbers>>;

const known = new Map<Language, Numbers>();

/** Numbers as prose of one language writes them. What is not a number is a dash. The same for all: each part of the page asks. */
export function numbersOf(language: Language): Numbers {
  const numbers = known.get(language) ?? makeNumbers(language);
  known.set(language, numbers);
  return numbers;
}

function makeNumbers(language: Language) {
  const compact = new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumSignificantDigits: DIGITS,
  });
  const short = (value: number): string => typeset(figure(value, shortDigits(value)));
  const fixed = (value: number, decimals: number, unit = ''): string =>
    Number.isFinite(value) ? typeset(value.toFixed(decimals)) + unit : short(value);
  return {
    /** A count: 20,000 */
    integer: (value: number): string => fixed(Math.round(value), 0),
    /** A parameter, a loss: 2.991326; 6.67485 × 10⁻⁵. @param noise less than that is 0 */
    result: (value: number, noise?: number): string => typeset(result(value, noise)),
    /** −0.000615, +0.008674, −7.90 × 10⁻⁵ */
    difference: (value: number): string => typeset(difference(value)),
    /** How far something is off, beside what it may be: two digits, 7.5 × 10⁻⁵; a count has all of its digits. */
    error: (value: number): string => {
      if (Number.isInteger(value) && value < 1e10) return fixed(value, 0);
      return Number.isNaN(value) ? 'NaN' : typeset(figure(value, 2));
    },
    /** What is measured or advised: three digits that count, 0.0219, 48,600 */
    short,
    /** The same, but never above the value: for what has to stay below it. */
    shortBelow: (value: number): string => short(roundedDown(value, shortDigits(value))),
    /** Three digits where room is short: 966K, 22.2M */
    compact: (value: number): string => {
      const size = Math.abs(value);
      const hasWord = size === 0 || (size >= COMPACT.least && size < COMPACT.most);
      return hasWord ? compact.format(value) : short(value);
    },
    /** 9 s, 2:05 min */
    wholeSeconds: (count: number): string =>
      count < 60 ? `${count} s` : durationText(count * 1000, fixed),
    /** 0.84, 25.3, 1,204: as many digits as a measured time is worth */
    milliseconds: (ms: number): string => typeset(milliseconds(ms)),
    /** 0.5 → 50.0% */
    percent: (share: number): string => fixed(share * 100, 1, '%'),
    /** 0.95 → 95% */
    share: (share: number): string => fixed(share * 100, 0, '%'),
    /** 340 ms, 1.24 s, 2:05 min, 1:02:05 h */
    duration: (ms: number): string => (Number.isFinite(ms) ? durationText(ms, fixed) : short(ms)),
  };
}

/** Fewer where a power of ten has to stand beside them. */
function shortDigits(value: number): number {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e9) ? DIGITS - 1 : DIGITS;
}

/** @param digits that count */
function roundedDown(value: number, digits: number): number {
  const rounded = Number(value.toPrecision(digits));
  // What the rounding of points to f32 left is no difference.
  if (!(rounded > value * (1 + 1e-6))) return rounded;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
  return Number((rounded - unit).toPrecision(digits));
}

function durationText(ms: number, fixed: (value: number, decimals: number) => string): string {
  if (ms < 59_995) return `${fixed(ms / 1000, 2)} s`;
  const whole = Math.round(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)} min`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)} h`;
}
