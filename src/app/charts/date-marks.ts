/** The marks of an axis of moments: round dates and times of the day, as ISO writes them. */
import { momentOf, sinceOrigin, type Time } from '../../core/data/quantity.ts';
import { dateText, timeText } from '../format/moments.ts';
import { linearMarks, type Marks, type Span } from './marks.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000] as const;

/** 1970 began on a Thursday; weeks begin on a Monday. */
const MONDAY = 4 * DAY;

interface Step {
  /** At least so long, in milliseconds. */
  readonly ms: number;
  /** The last mark at or before a moment. */
  readonly floor: (moment: number) => number;
  readonly next: (mark: number) => number;
  readonly length: 'year' | 'month' | 'day' | 'time';
}

const every = (ms: number, shift = 0): Step => ({
  ms,
  floor: (moment) => Math.floor((moment - shift) / ms) * ms + shift,
  next: (mark) => mark + ms,
  length: ms < DAY ? 'time' : 'day',
});

const everyMonths = (months: number): Step => {
  const start = (index: number): number => new Date(0).setUTCFullYear(1970, index, 1);
  const indexOf = (moment: number): number => {
    const date = new Date(moment);
    return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  };
  // 1970 is no round year.
  const shift = months % 12 === 0 ? (1970 * 12) % months : 0;
  return {
    ms: months * (months % 12 === 0 ? 365 / 12 : 28) * DAY,
    floor: (moment) => start(Math.floor((indexOf(moment) + shift) / months) * months - shift),
    next: (mark) => start(indexOf(mark) + months),
    length: months % 12 === 0 ? 'year' : 'month',
  };
};

const STEPS: readonly Step[] = [
  ...[1, 5, 15, 30].map((n) => every(n * SECOND)),
  ...[1, 5, 15, 30].map((n) => every(n * MINUTE)),
  ...[1, 3, 6, 12].map((n) => every(n * HOUR)),
  ...[1, 2].map((n) => every(n * DAY)),
  ...[7, 14].map((n) => every(n * DAY, MONDAY)),
  ...[1, 2, 3, 6].map(everyMonths),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((n) => everyMonths(12 * n)),
];

/** Of a column of moments, whose values are days or seconds since its origin. */
export function dateMarks(time: Time, span: Span): Marks {
  const [least, most] = [momentOf(time, span.least), momentOf(time, span.most)];
  for (const step of STEPS) {
    const stepPx = (step.ms / (most - least)) * span.px;
    // Many a mark for nothing, and no label is shorter; and a date has no hours.
    if (stepPx < 20 || (time.written === 'date' && step.ms < DAY)) continue;
    const moments = marksOf(step, least, most);
    const labelled = labelsOf(moments, step, time);
    if (moments.length < 2) break;
    if (labelled.labels.every((label) => span.room(label) <= stepPx)) {
      return { at: moments.map((moment) => sinceOrigin(time, moment)), ...labelled };
    }
  }
  // Less than a second, more than all years, or no room: as plain numbers.
  return linearMarks(span);
}

function marksOf(step: Step, least: number, most: number): number[] {
  const moments: number[] = [];
  const from = step.floor(least);
  for (let mark = from; mark <= most; mark = step.next(mark)) if (mark >= least) moments.push(mark);
  return moments;
}

function labelsOf(
  moments: readonly number[],
  { ms, length }: Step,
  { written }: Time,
): Pick<Marks, 'labels' | 'rest'> {
  const part = { year: 4, month: 7, day: 10, time: 10 }[length];
  const dates = moments.map((moment) => dateText(moment).slice(0, -10 + part || undefined));
  if (length !== 'time') return { labels: dates, rest: '' };
  const times = moments.map((moment) => timeText(moment, ms >= MINUTE));
  const [first = ''] = dates;
  if (written === 'clock') return { labels: times, rest: '' };
  return dates.every((date) => date === first)
    ? { labels: times, rest: `, ${first}` }
    : { labels: times.map((time, i) => `${(dates[i] ?? '').slice(5)} ${time}`), rest: '' };
}
