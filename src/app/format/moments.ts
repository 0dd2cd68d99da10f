/** Moments as ISO writes them, which every language reads. UTC throughout: a table says no time zone. */
import { momentOf, type Time } from '../../core/data/quantity.ts';

/** A moment of a column, as its cells are written. */
export function momentText(time: Time, value: number): string {
  const moment = Math.round(momentOf(time, value));
  const [date, exact] = dateAndTime(moment);
  if (date === '') return '–';
  const clock = moment % 60_000 === 0 ? exact.slice(0, 5) : exact;
  return { date, 'date-time': `${date} ${clock}`, clock }[time.written];
}

/** 2021-03-15 and 14:30:05; both empty where there is no such date */
export function dateAndTime(moment: number): readonly [date: string, time: string] {
  const date = new Date(moment);
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  const [day = '', time = ''] = iso.split(/[T.]/);
  return [day, time];
}
