/** Moments as ISO writes them, which every language reads. UTC throughout: a table says no time zone. */
import { momentOf, type Time } from '../../core/data/quantity.ts';

/** A moment of a column, as its cells are written. */
export function momentText(time: Time, value: number): string {
  const moment = Math.round(momentOf(time, value));
  const date = dateText(moment);
  if (date === '') return '–';
  const hasSeconds = moment % 60_000 !== 0;
  switch (time.written) {
    case 'date':
      return date;
    case 'date-time':
      return `${date} ${timeText(moment, !hasSeconds)}`;
    case 'clock':
      return timeText(moment, !hasSeconds);
  }
}

/** 2021-03-15; empty where there is no such date */
export function dateText(moment: number): string {
  const iso = isoOf(moment);
  return iso.slice(0, iso.indexOf('T'));
}

/** 14:30:05 @param toMinutes without seconds */
export function timeText(moment: number, toMinutes: boolean): string {
  const iso = isoOf(moment);
  const from = iso.indexOf('T') + 1;
  return iso.slice(from, from + (toMinutes ? 5 : 8));
}

function isoOf(moment: number): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? 'T' : date.toISOString();
}
