/** Where many runs lie in the memory of a module that trains them: each vector is of four of them, a lane a run. */
import { inputCountOf, parameterCountOf } from '../../core/models/model.ts';
import type { RunsRecipe } from '../../core/runs/recipe.ts';
import { CONSTANT_BYTES } from '../constants.ts';
import { VECTOR_BYTES } from '../layout.ts';
import { BLOCK_POINTS } from '../sum.ts';

export const LANES = 4;

/** What is kept of four runs in the place of their losses: core/runs/types.ts. Whole numbers where it says epoch. */
export const TALLIED = ['first', 'last', 'best', 'bestEpoch', 'reachedEpoch', 'divergedEpoch', 'sum', 'inverseSum', 'recentSum'] as const; // prettier-ignore
export type Tallied = (typeof TALLIED)[number];

/** Offsets in the state of four runs, of vectors. */
export interface QuadLayout {
  /** [P], and behind it the slots: [S][P] */
  readonly theta: number;
  readonly thetaBytes: number;
  /** The numbers of every step, where all steps have the same: else of each run where those of its kind begin. */
  readonly numbers: number;
  /** What differs in the losses. */
  readonly lossNumbers: number;
  readonly tallies: Readonly<Record<Tallied, number>>;
  readonly target: number;
  readonly bytes: number;
}

/** Offsets in what a thread has for itself. */
export interface ScratchLayout {
  /** Σ of the losses of a step, f64: of the first two runs, and of the others. */
  readonly loss: number;
  /** The numbers of a step that not all steps have. */
  readonly numbers: number;
  /** What four neighbours of the points add up to. [4][1 + P] */
  readonly partial: number;
  /** Of all blocks: of points 0 and 2 of four, and of 1 and 3; each as `loss`. [1 + P][2] */
  readonly sums: number;
  /** What a pass over the points of a block hands on to the next. [points of half a block][MOST_HANDED] */
  readonly handed: number;
  readonly bytes: number;
}

export interface RunsLayout {
  readonly parameters: number;
  readonly columns: number;
  readonly scalars: number;
  readonly isSteady: boolean;
  /** Whether four runs look at the same points: these lie there once, and not in four lanes. */
  readonly isShared: boolean;
  /** Of a point: the columns of inputs, then y. */
  readonly pointBytes: number;
  readonly quad: QuadLayout;
  readonly scratch: ScratchLayout;
  /** Behind the constants. */
  readonly head: number;
}

/** Vectors of a point that a pass hands on at most. */
export const MOST_HANDED = 24;

/** Of the f64 of four runs. */
export const WIDE_BYTES = 2 * VECTOR_BYTES;
/** Of sums of blocks. */
export const SUM_BYTES = 2 * WIDE_BYTES;

export function runsLayout(recipe: RunsRecipe): RunsLayout {
  const { of, movement, isSteady, lossNumbers, sameData, sameOrder } = recipe;
  const P = parameterCountOf(of.model);
  const columns = inputCountOf(of.model);
  const scalars = movement.scalarCount;
  const isShared = sameData && sameOrder;
  const quad = taking();
  const thetaBytes = P * VECTOR_BYTES;
  const theta = quad.take(1 + movement.slotCount, thetaBytes);
  const numbers = quad.take(isSteady ? scalars : 1);
  const ofLoss = quad.take(lossNumbers[0]?.length ?? 0);
  const tallies = Object.fromEntries(TALLIED.map((name) => [name, quad.take(1)])) as Record<Tallied, number>; // prettier-ignore
  const target = quad.take(1);
  const scratch = taking();
  return {
    parameters: P,
    columns,
    scalars,
    isSteady,
    isShared,
    pointBytes: (columns + 1) * (isShared ? 4 : VECTOR_BYTES),
    quad: { theta, thetaBytes, numbers, lossNumbers: ofLoss, tallies, target, bytes: quad.take(0) },
    scratch: {
      loss: scratch.take(1, WIDE_BYTES),
      numbers: scratch.take(scalars),
      partial: scratch.take(LANES * (1 + P)),
      sums: scratch.take(1 + P, SUM_BYTES),
      handed: scratch.take((BLOCK_POINTS / 2) * MOST_HANDED),
      bytes: scratch.take(0),
    },
    head: CONSTANT_BYTES,
  };
}

/** Offsets one behind the other. */
function taking() {
  let end = 0;
  return {
    take: (count: number, bytes = VECTOR_BYTES): number => {
      const at = end;
      end += count * bytes;
      return at;
    },
  };
}
