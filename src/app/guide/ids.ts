/** Lessons and examples by what the address calls them: `?lesson=rate`. */
export const LESSON_IDS = [
  'step',
  'rate',
  'valleys',
  'momentum',
  'boundary',
  'sure',
  'starts',
] as const;
export const EXAMPLE_IDS = ['parameter', 'linear', 'decay', 'sine', 'logistic', 'xor', 'spiral', 'mgh09', 'mgh17', 'puromycin', 'cars', 'rates', 'basins', 'fractal'] as const; // prettier-ignore

export const LESSON_OR_EXAMPLE = [...LESSON_IDS, ...EXAMPLE_IDS] as const;
export type LessonId = (typeof LESSON_OR_EXAMPLE)[number];
