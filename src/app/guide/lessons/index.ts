import type { Language } from '../../i18n/index.ts';
import type { LessonId } from '../ids.ts';
import { boundary } from './boundary.ts';
import { EXAMPLES } from './examples.ts';
import { momentum } from './momentum.ts';
import { rate } from './rate.ts';
import { linesOf, type Example, type Lesson } from './row.ts';
import { step } from './step.ts';
import { valleys } from './valleys.ts';

export const LESSONS: Readonly<Record<LessonId, Lesson>> = {
  step,
  rate,
  valleys,
  momentum,
  boundary,
  ...(Object.fromEntries(
    Object.entries(EXAMPLES).map(([id, row]) => [id, lessonOf(row)]),
  ) as Record<keyof typeof EXAMPLES, Lesson>),
};

function lessonOf(example: Example): Lesson {
  const captionIn = (language: Language): string => linesOf(example[language]).slice(2).join('\n');
  return { ...example, steps: [{ en: captionIn('en'), 'zh-CN': captionIn('zh-CN') }] };
}
