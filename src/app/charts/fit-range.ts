import { CURVES } from '../../core/curves/index.ts';
import { extent } from '../format/columns.ts';
import type { Prepared } from '../training/prepare.ts';
import { padded } from './axes.ts';

/** The heights of the fit chart: the data, and as much of the untrained line as leaves them most of them. */
export function fitRange({ drawn: { x, y }, problem }: Prepared): [number, number] {
  const { predict } = CURVES[problem.curve];
  const [least, most] = extent(y);
  const span = most - least;
  const ends = [x[0] ?? 0, x.at(-1) ?? 0].map((end) =>
    Math.min(Math.max(predict(problem.start.parameters, end), least - span / 2), most + span / 2),
  );
  return padded(Math.min(least, ...ends), Math.max(most, ...ends), 0.06);
}
