/** When a step of a lesson is done. */
import { settingText } from '../../../core/settings/index.ts';
import { isOver } from '../../state.ts';
import type { Step } from './row.ts';

type Done = NonNullable<Step['done']>;

export const stepped =
  (steps: number): Done =>
  ({ run }) =>
    run.epoch >= steps;

/** The run, and its rivals where it has some. */
export const trained: Done = ({ run, rivals }) => run.phase === 'done' && rivals.every(isOver);

export const diverged: Done = ({ run }) => run.phase === 'diverged';

/** Somebody has put the slider of the epochs back. */
export const lookedBack: Done = ({ run }) => run.looked !== undefined;

/** Somebody has put the ball elsewhere, and trained from there. */
export const movedAndTrained: Done = (now, taught) =>
  trained(now, taught) &&
  settingText(now.run.config, 'start') !== settingText(taught.begun.config, 'start');
