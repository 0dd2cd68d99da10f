/** Dates and times as people write them. */
import type { Written } from '../core/data/quantity.ts';
import type { DateOrder } from './options.ts';

/** A moment without a time zone is taken as UTC: no hour is missing or double. */
export interface Moment {
  /** Since 1970 UTC. */
  readonly ms: number;
  readonly written: Written;
}

/** 2024-01-31, 2024/1/31, 2024-01, 2024年1月31日 */
const YEAR_FIRST =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|[-/](\d{1,2})|年(\d{1,2})月(?:(\d{1,2})日)?)$/;
/** 31.1.2024, 1/31/24 */
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
/** 31 Jan 2024, 31-Jan-24, 31. January 2024 */
const DAY_NAMED = /^(\d{1,2})(?:st|nd|rd|th|\.)?[-\s]?([a-z]{3,9})\.?,?[-\s]?(\d{4}|\d{2})$/i;
/** Jan 31 2024, January 31st, 2024 */
const NAMED_DAY = /^([a-z]{3,9})\.?[-\s](\d{1,2})(?:st|nd|rd|th)?(?:,|,?[-\s])\s*(\d{4})$/i;
/** Jan 2024 */
const NAMED = /^([a-z]{3,9})\.?[-\s](\d{4})$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
/** 9:05, 21:05:30.25, 9:05 PM, and a zone behind it. */
const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
/** A date, and behind it a time. */
const DATE_TIME = /^(\S.*?)(?:T|,?\s+)(\d{1,2}:\d{2}.*)$/;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FULL_MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

const DAY_MS = 86_400_000;

/** No date is written longer. */
const LONGEST = 40;

/**
 * The moment that a cell holds; undefined where it holds none.
 * @param order of day and month where both are numbers and the year comes last
 */
export function readMoment(cell: string, order: DateOrder): Moment | undefined {
  const text = cell.trim();
  if (text.length > LONGEST) return undefined;
  const [, date, time] = DATE_TIME.exec(text) ?? [];
  if (date !== undefined && time !== undefined) {
    const [day, clock] = [dayOf(date, order), clockOf(time)];
    return day === undefined || clock === undefined
      ? undefined
      : { ms: day + clock, written: 'date-time' };
  }
  const day = dayOf(text, order);
  if (day !== undefined) return { ms: day, written: 'date' };
  const clock = clockOf(text);
  return clock === undefined ? undefined : { ms: clock, written: 'clock' };
}

/** Which orders of day and month the cell allows, if that is in question at all: points stand behind the day. */
export function ordersOf(cell: string): readonly DateOrder[] | undefined {
  const [date = ''] = cell.trim().split(/T|,?\s/);
  const [, first, mark, second] = YEAR_LAST.exec(date) ?? [];
  if (first === undefined || second === undefined || first === second) return undefined;
  if (mark === '.') return undefined;
  return [
    ...(Number(second) <= 12 ? (['dmy'] as const) : []),
    ...(Number(first) <= 12 ? (['mdy'] as const) : []),
  ];
}

function dayOf(text: string, order: DateOrder): number | undefined {
  const [, y, , m, d, onlyMonth, chineseMonth, chineseDay] = YEAR_FIRST.exec(text) ?? [];
  if (y !== undefined) {
    return dayAt(y, Number(m ?? onlyMonth ?? chineseMonth), Number(d ?? chineseDay ?? 1));
  }
  const [, first, mark, second, year] = YEAR_LAST.exec(text) ?? [];
  if (first !== undefined && second !== undefined && year !== undefined) {
    const [day, month] = order === 'dmy' || mark === '.' ? [first, second] : [second, first];
    return dayAt(year, Number(month), Number(day));
  }
  const named = text.replace(WEEKDAY, '');
  const [, day1, month1, year1] = DAY_NAMED.exec(named) ?? [];
  if (year1 !== undefined) return dayAt(year1, monthOf(month1), Number(day1));
  const [, month2, day2, year2] = NAMED_DAY.exec(named) ?? [];
  if (year2 !== undefined) return dayAt(year2, monthOf(month2), Number(day2));
  const [, month3, year3] = NAMED.exec(named) ?? [];
  return year3 === undefined ? undefined : dayAt(year3, monthOf(month3), 1);
}

/** 1-based; NaN for what is no month's name. */
function monthOf(name = ''): number {
  const word = name.toLowerCase();
  const index = Math.max(MONTHS.indexOf(word), FULL_MONTHS.indexOf(word), word === 'sept' ? 8 : -1);
  return index === -1 ? NaN : index + 1;
}

/** Years of two digits are those about now: 69 is 1969, 68 is 2068. */
function dayAt(year: string, month: number, day: number): number | undefined {
  const y = year.length === 2 ? (Number(year) < 69 ? 2000 : 1900) + Number(year) : Number(year);
  const ms = Date.UTC(y, month - 1, day);
  const date = new Date(ms);
  // Date.UTC makes March 2 of February 30.
  const holds = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return holds && y >= 100 ? ms : undefined;
}

/** Milliseconds of the day, in UTC where a zone is named. */
function clockOf(text: string): number | undefined {
  const [, h, min, s = '0', half, zone = 'z'] = CLOCK.exec(text) ?? [];
  if (h === undefined || min === undefined) return undefined;
  const noon = half === undefined ? 24 : 12;
  const [hours, minutes, seconds] = [Number(h), Number(min), Number(s.replace(',', '.'))];
  if (hours > (noon === 12 ? 12 : 23) || minutes > 59 || seconds >= 61) return undefined;
  const hour = (hours % noon) + (half?.toLowerCase() === 'pm' ? 12 : 0);
  const [, sign, zoneHours = '0', zoneMinutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  return (hour * 60 + minutes - offset) * 60_000 + Math.round(seconds * 1e6) / 1e3;
}

export function isMidnight({ ms }: Moment): boolean {
  return ms % DAY_MS === 0;
}
