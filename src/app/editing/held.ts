/** A point that somebody holds, or the curve. */
import { isNetwork } from '../../core/models/model.ts';
import type { Values } from '../../core/quadratic/index.ts';
import type { Prepared } from '../training/made.ts';

export interface EditingState {
  readonly held: HeldPoint | undefined;
}

export const NOTHING_HELD: EditingState = { held: undefined };

/** A point that is held elsewhere than it is. The run knows nothing of it before it is let go. */
export interface HeldPoint {
  /** Whose point it is. */
  readonly prepared: Prepared;
  /** Among `prepared.drawn`. */
  readonly index: number;
  readonly y: number;
  /** The best fit as it would be, as far as there is a theory. */
  readonly best: Values | undefined;
}

interface Holding {
  readonly editing: EditingState;
  readonly run: { readonly prepared?: Prepared | undefined };
}

/** What is held, unless the run has other data by now. */
export function heldOf({ editing, run }: Holding): HeldPoint | undefined {
  return editing.held?.prepared === run.prepared ? editing.held : undefined;
}

/** The best fit of what is seen: the data, or the data with a held point. */
export function bestOf(state: Holding): Values | undefined {
  return (heldOf(state) ?? state.run.prepared)?.best;
}

/** A chart that leaves points out has no place for the moved one among those that it draws, and one of predictions none at all. */
export function canMove({ drawn, problem }: Prepared): boolean {
  return drawn.more.length === 0 && drawn.x.length === problem.data.x.length;
}

/** Whether the curve is still that of the start. A network's weights nobody reads. */
export function canBend({
  run: { prepared, epoch, playing },
}: Holding & { readonly run: { readonly epoch: number; readonly playing: boolean } }): boolean {
  return prepared !== undefined && epoch === 0 && !playing && !isNetwork(prepared.problem.model);
}
