import type { LessonId } from '../ids.ts';
import { boundary } from './boundary.ts';
import { EXAMPLES } from './examples.ts';
import { momentum } from './momentum.ts';
import { rate } from './rate.ts';
import type { Example, Lesson } from './row.ts';
import { starts } from './starts.ts';
import { step } from './step.ts';
import { sure } from './sure.ts';
import { valleys } from './valleys.ts';

export const LESSONS: Readonly<Record<LessonId, Lesson>> = {
  step,
  rate,
  valleys,
  momentum,
  boundary,
  sure,
  starts,
  ...(Object.fromEntries(
    Object.entries(EXAMPLES).map(([id, row]) => [id, lessonOf(row)]),
  ) as Record<keyof typeof EXAMPLES, Lesson>),
};

function lessonOf({ caption, ask, ...row }: Example): Lesson {
  return { ...row, steps: [{ title: caption, ask }] };
}
