import uPlot from 'uplot';
import type { LossScale } from '../preferences.ts';

/** An exact fit has loss 0: no axis shall follow it all the way down. */
const DEEPEST = 1e-3;
/** A logarithm has to end somewhere, also where the start fits exactly. */
const LEAST = 1e-300;

/**
 * What the loss axis shows: from the least possible loss to the greatest so far, the start included.
 * @param losses null where not finite; above 0 on a logarithmic axis
 */
export function lossRange(
  losses: readonly (number | null)[],
  best: number,
  start: number,
  scale: LossScale,
): [number, number] {
  let least = start;
  let most = start;
  for (const loss of losses) {
    if (loss === null) continue;
    if (loss < least) least = loss;
    if (loss > most) most = loss;
  }
  if (scale === 'linear') return [0, most > 0 ? most * 1.05 : 1];
  const floor = Math.max(Math.min(best, least), least * DEEPEST, LEAST);
  // A round lower end, with a little air below the plateau.
  const [low] = uPlot.rangeLog(floor * 0.8, floor, 10, false);
  return [low ?? floor, Math.max(most * 1.3, floor * 10)];
}
