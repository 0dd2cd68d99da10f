/** Waves of many turns: a minimum for each turn in the rows, so that one frequency after the other is tried. */
import type { InPieces } from '../../core/work/pieces.ts';
import { basicOf } from '../../cpu/least-squares/factor.ts';
import type { Model, Observations } from '../../cpu/least-squares/observations.ts';
import type { Frequency } from './frequencies.ts';
import { bestWith, projection, type Tried } from './projection.ts';
import { scattered } from './some-rows.ts';

export interface Waves {
  /** Those that are searched. */
  readonly frequencies: readonly Frequency[];
  /** Whether nothing else is searched. */
  readonly isAlone: boolean;
  /** Where a start has all other parameters. [P] */
  readonly drawn: (i: number) => number[];
  /** What was found without, from the best on. */
  readonly found: readonly Tried[];
}

/** Radians over the rows from one frequency to the next: a wave is off by no more than a tenth of a turn at either end. */
const TURN = 1.25;
/** At each of them a phase in so many places, of which one is within a twelfth of a turn of it or its opposite. */
const PHASES = 3;
const ROWS = 512;
const MOST_SCANNED = 4096;
/** Of products: rows times columns twice. */
const MOST_WORK = 2e9;
const KEPT = 8;
/** Tries between two looks at the clock. */
const PIECE = 32;

/**
 * Frequencies up to half a turn from each x to the next (a periodogram: Lomb 1976, Scargle 1982). The first that is found stays
 * where it is while the next is tried.
 * @param model whose free parameters are those that are solved for
 * @returns what is found and what was, by turns: they agree only where both do
 */
export function* withWavesInPieces(
  model: Model,
  observations: Observations,
  { frequencies, isAlone, drawn, found }: Waves,
): InPieces<readonly Tried[]> {
  if (frequencies.length === 0) return found;
  const rows = scattered(observations, ROWS);
  const counts = frequencies.map(({ most }) => Math.min(Math.floor(most() / TURN), MOST_SCANNED));
  const most = isAlone ? 1 : PHASES;
  const work = Math.max(...counts) * most * rows.target.length * (model.free.length + 1) ** 2;
  if (work > MOST_WORK) return found;
  const projected = projection(model, rows, basicOf);
  let best: readonly Tried[] = [];
  for (const [k, { parameter, valueAt, beside }] of frequencies.entries()) {
    const [before] = best;
    const phases = beside.length === 0 && before !== undefined ? 1 : most;
    best = [];
    const tries = phases * (counts[k] ?? 0);
    for (let i = 0; i < tries; i++) {
      const theta = before === undefined ? drawn(i) : Array.from(before.theta);
      for (const p of beside) theta[p] = (2 * Math.PI * (i % phases)) / phases;
      theta[parameter] = valueAt(TURN * (1 + Math.floor(i / phases)));
      best = bestWith(best, projected(theta), KEPT);
      if (i % PIECE === 0) yield (k + i / tries) / frequencies.length;
    }
  }
  const [first] = found;
  const isBetter = first === undefined || (best[0]?.cost ?? NaN) < projected(first.theta).cost;
  const [one, other] = isBetter ? [best, found] : [found, best];
  return Array.from({ length: Math.max(one.length, other.length) }, (_, k) => [
    ...one.slice(k, k + 1),
    ...other.slice(k, k + 1),
  ]).flat();
}
