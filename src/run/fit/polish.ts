/** From where short descents on some of the rows came to, to the minima of all of them. */
import type { Bounds } from '../../core/fits/types.ts';
import { betweenShares, type InPieces } from '../../core/work/pieces.ts';
import { descendInPieces } from '../../cpu/least-squares/levenberg-marquardt.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import type { Found } from './found.ts';
import type { Theta } from './projection.ts';

export interface Begun {
  /** Where it set out, and where it goes on from. */
  readonly start: Theta;
  readonly from: Theta;
  /** How many have brought it there. */
  readonly iterations: number;
  /** Whether a person set it out: then it is followed to the end. */
  readonly isOwn: boolean;
}

/** One that takes more goes on only where it stands below all that have ended. */
const ENOUGH = 250;
/** To the end, as near as nobody minds. */
export const LONG = 4000;
/** Of the work, what is done by then. */
const MOST = 0.8;

/** @returns where each comes to, in the same order */
export function* polishedInPieces(
  model: Model,
  observations: Observations,
  begun: readonly Begun[],
  bounds: readonly (Bounds | undefined)[],
): InPieces<readonly Found[]> {
  const goOn = function* (one: Omit<Begun, 'isOwn'>, mostIterations: number): InPieces<Found> {
    const { start, from, iterations } = one;
    const end = yield* descendInPieces(model, observations, from, { mostIterations, bounds });
    return { ...end, iterations: iterations + end.iterations, start };
  };
  const found: Found[] = [];
  const share = (k: number): number => k / begun.length;
  for (const [k, one] of begun.entries()) {
    const work = goOn(one, one.isOwn ? LONG : ENOUGH);
    found.push(yield* betweenShares(work, MOST * share(k), MOST * share(k + 1)));
  }
  for (const [k, { start, parameters, iterations, reason, cost }] of found.entries()) {
    const ended = found.filter((one) => one.reason !== 'iterations');
    const isBelow = ended.every((one) => cost < one.cost);
    if (reason !== 'iterations' || !isBelow || start === undefined || begun[k]?.isOwn === true) continue; // prettier-ignore
    const work = goOn({ start, from: parameters, iterations }, LONG);
    found[k] = yield* betweenShares(work, MOST + (1 - MOST) * share(k), MOST + (1 - MOST) * share(k + 1)); // prettier-ignore
  }
  return found;
}
