/** What of the editing still holds, as the state is now. */
import type { Values } from '../../core/quadratic/index.ts';
import type { AppState } from '../state.ts';
import type { Edited, HeldPoint } from './edited.ts';

/** What is held, unless the run has other data by now. */
export function heldOf({ editing, run }: AppState): HeldPoint | undefined {
  return editing.held?.prepared === run.prepared ? editing.held : undefined;
}

/** What was edited, unless other data have come since. */
export function editedOf({ editing, own }: AppState): Edited | undefined {
  return editing.edited?.now === own ? editing.edited : undefined;
}

/** The best fit of what is seen: the data, or the data with a held point. */
export function bestOf(state: AppState): Values | undefined {
  return (heldOf(state) ?? state.run.prepared)?.best;
}
