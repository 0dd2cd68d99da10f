/** The marks of an axis of moments: round dates and times of the day, as ISO writes them. */
import { momentOf, sinceOrigin, type Time } from '../../core/data/quantity.ts';
import { dateAndTime } from '../format/moments.ts';
import { linearMarks, type Marks, type Span } from '../../core/text/marks.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000] as const;

/** 1970 began on a Thursday; weeks begin on a Monday. */
const MONDAY = 4 * DAY;

interface Step {
  /** On the average, in milliseconds. */
  readonly ms: number;
  /** The k-th mark. */
  readonly markAt: (k: number) => number;
  /** What its labels leave out of a date: the day, or the month as well. */
  readonly cut: number;
}

const every = (ms: number, from = 0): Step => ({ ms, markAt: (k) => from + k * ms, cut: 0 });

/** From the year 0: 1970 is no round one. */
const everyMonths = (months: number): Step => ({
  ms: (months * 365.2425 * DAY) / 12,
  markAt: (k) => new Date(0).setUTCFullYear(0, k * months, 1),
  cut: months % 12 === 0 ? 6 : 3,
});

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
  const pxOf = (ms: number): number => (ms / (most - least)) * span.px;
  for (const step of STEPS) {
    // Many a mark for nothing, and no label is shorter; and a date has no hours.
    if (pxOf(step.ms) < 20 || (time.written === 'date' && step.ms < DAY)) continue;
    const first = Math.floor((least - step.markAt(0)) / step.ms) - 1;
    const count = Math.ceil((most - least) / step.ms) + 3;
    const moments = Array.from({ length: count }, (_, i) => step.markAt(first + i)).filter(
      (moment) => moment >= least && moment <= most,
    );
    if (moments.length < 2) break;
    const labelled = labelsOf(moments, step, time);
    const nearest = Math.min(...moments.slice(1).map((moment, i) => moment - (moments[i] ?? NaN)));
    if (labelled.labels.every((label) => span.room(label) <= pxOf(nearest))) {
      return { at: moments.map((moment) => sinceOrigin(time, moment)), ...labelled };
    }
  }
  // Less than a second, more than all years, or no room: as plain numbers.
  return linearMarks(span);
}

function labelsOf(
  moments: readonly number[],
  { ms, cut }: Step,
  { written }: Time,
): Pick<Marks, 'labels' | 'rest'> {
  const iso = moments.map(dateAndTime);
  const dates = iso.map(([date]) => date.slice(0, -cut || undefined));
  if (ms >= DAY) return { labels: dates, rest: '' };
  const labels = iso.map(([, time]) => time.slice(0, ms >= MINUTE ? 5 : 8));
  const [first = ''] = dates;
  if (written === 'clock') return { labels, rest: '' };
  return dates.every((date) => date === first)
    ? { labels, rest: `, ${first}` }
    : { labels: labels.map((time, i) => `${(dates[i] ?? '').slice(5)} ${time}`), rest: '' };
}
