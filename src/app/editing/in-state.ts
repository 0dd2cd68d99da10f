/** What of the editing still holds, as the state is now. */
import type { LeastSquares } from '../../core/quadratic/least-squares.ts';
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

/** The line of least squares through what is seen: the data, or the data with a held point. */
export function exactOf(state: AppState): LeastSquares | undefined {
  return (heldOf(state) ?? state.run.prepared)?.exact;
}
