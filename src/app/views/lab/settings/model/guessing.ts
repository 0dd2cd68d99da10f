import type { Graph } from '../../../../../core/formula/graph.ts';
import { guessInPieces } from '../../../../../run/guess.ts';
import { nextFrame } from '../../../../frames.ts';
import type { Prepared } from '../../../../training/made.ts';

/** So much of a frame is left to everything else. */
const WORK_MS = 8;

/** A start for the points of a run, found between frames. @returns undefined where there is none, or nobody wants it any more */
export async function guess(
  graph: Graph,
  { drawn }: Prepared,
  { clock, isWanted }: { readonly clock: () => number; readonly isWanted: () => boolean },
): Promise<readonly number[] | undefined> {
  const work = guessInPieces(graph, drawn);
  let begin = clock();
  while (isWanted()) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (clock() - begin < WORK_MS) continue;
    await nextFrame();
    begin = clock();
  }
  return undefined;
}
