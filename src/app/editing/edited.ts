/** Points that somebody moves: what is held, what was moved, and the way back. */
import type { OwnData } from '../../core/data/own.ts';
import type { Values } from '../../core/quadratic/index.ts';
import type { Draft } from '../settings/draft.ts';
import type { Prepared } from '../training/made.ts';

export interface EditingState {
  readonly held: HeldPoint | undefined;
  readonly edited: Edited | undefined;
}

export const NOTHING_EDITED: EditingState = { held: undefined, edited: undefined };

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

export interface Edited {
  readonly now: OwnData;
  /** What takes the moves back, among the data, oldest first; moves of one point in a row count as one. */
  readonly back: readonly Move[];
  readonly before: Before;
}

/** Puts a point at another y. */
export interface Move {
  readonly index: number;
  readonly y: number;
}

export interface Before {
  readonly own: OwnData | undefined;
  readonly settings: Partial<Draft>;
  /** The start that was drawn with the data, and then written down, lest the edited points draw another. */
  readonly start: string | undefined;
}

/** A chart that leaves points out has no place for the moved one among those that it draws, and one of predictions none at all. */
export function canMove({ drawn, problem }: Prepared): boolean {
  return drawn.more.length === 0 && drawn.x.length === problem.data.x.length;
}
