import { withoutOptions } from '../input/family.ts';
import type { Schedule } from './schedule.ts';

const always: Schedule = () => 1;

export const constant = withoutOptions(always);
