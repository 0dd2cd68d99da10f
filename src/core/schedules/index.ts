import { memberOf, type Choice, type Family } from '../input/family.ts';
import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { exponential } from './exponential.ts';
import type { Schedule } from './schedule.ts';
import { step } from './step.ts';

export type { Schedule } from './schedule.ts';

/**
 * Every schedule, with its options. PyTorch multiplies the last rate by the ratio to the next; these are closed forms,
 * so that a run may be taken up anywhere. They differ by the roundings of a product of so many factors.
 */
export const SCHEDULES = { constant, step, exponential, cosine } as const satisfies Record<
  string,
  Family<object, Schedule>
>;

/** `{ kind: 'step', stepSize: 300, gamma: 0.5 }` */
export type ScheduleChoice = Choice<typeof SCHEDULES>;

/** @throws ConfigError */
export function scheduleOf(choice: ScheduleChoice): Schedule {
  return memberOf('schedule', SCHEDULES, choice);
}

export type ScheduleId = keyof typeof SCHEDULES;
export const SCHEDULE_IDS = Object.keys(SCHEDULES) as readonly ScheduleId[];
