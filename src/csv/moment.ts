/** Dates and times as people write them. */
import type { Written } from '../core/data/quantity.ts';
import type { DateOrder } from './options.ts';

/** A moment without a time zone is taken as UTC: no hour is missing or double. */
export interface Moment {
  /** Since 1970 UTC. */
  readonly ms: number;
  readonly written: Written;
}

/** 1/31/24: which of the two is the day, the writing does not say. */
const EITHER_WAY = /^(?<p>\d{1,2})([-/])(?<q>\d{1,2})\2(?<y>\d{4}|\d{2})$/;
const WEEKDAY = '^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?';

/** Each way to write a date, by its parts. */
const DATES = [
  // 2024-01-31, 2024/1/31
  /^(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})$/,
  // 2024-01
  /^(?<y>\d{4})[-/](?<m>\d{1,2})$/,
  // 2024年1月31日
  /^(?<y>\d{4})年(?<m>\d{1,2})月(?:(?<d>\d{1,2})日)?$/,
  // 31.1.2024: a point stands behind the day
  /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4}|\d{2})$/,
  EITHER_WAY,
  // 31 Jan 2024, 31-Jan-24, 31. January 2024
  `(?<d>\\d{1,2})(?:st|nd|rd|th|\\.)?[-\\s]?(?<name>[a-z]{3,9})\\.?,?[-\\s]?(?<y>\\d{4}|\\d{2})$`,
  // Jan 31 2024, January 31st, 2024
  `(?<name>[a-z]{3,9})\\.?[-\\s](?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,|,?[-\\s])\\s*(?<y>\\d{4})$`,
  // Jan 2024
  `(?<name>[a-z]{3,9})\\.?[-\\s](?<y>\\d{4})$`,
].map((way) => (typeof way === 'string' ? new RegExp(WEEKDAY + way, 'i') : way));

/** 9:05, 21:05:30.25, 9:05 PM, and a zone behind it. */
const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
/** A date, and behind it a time. */
const DATE_TIME = /^(\S.*?)(?:T|,?\s+)(\d{1,2}:\d{2}.*)$/;

const MONTHS =
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

/** Which orders of day and month the cell allows, if that is in question at all. */
export function ordersOf(cell: string): readonly DateOrder[] | undefined {
  const [date = ''] = cell.trim().split(/T|,?\s/);
  const { p, q } = EITHER_WAY.exec(date)?.groups ?? {};
  if (p === q) return undefined;
  return [
    ...(Number(q) <= 12 ? (['dmy'] as const) : []),
    ...(Number(p) <= 12 ? (['mdy'] as const) : []),
  ];
}

function dayOf(text: string, order: DateOrder): number | undefined {
  for (const way of DATES) {
    const { y, m, d = '1', name, p, q } = way.exec(text)?.groups ?? {};
    if (y === undefined) continue;
    const month = name === undefined ? Number(m) : monthOf(name);
    if (p === undefined) return dayAt(y, month, Number(d));
    return order === 'dmy' ? dayAt(y, Number(q), Number(p)) : dayAt(y, Number(p), Number(q));
  }
  return undefined;
}

/** 1-based; 0 for what is no month's name. */
function monthOf(name: string): number {
  const word = name.toLowerCase().replace(/^sept$/, 'sep');
  return 1 + MONTHS.findIndex((month) => word === month || word === month.slice(0, 3));
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
