import type { Columns } from '../data/columns.ts';
import { inUnits, lineInOwnUnits, lossInOwnUnits, type Units } from '../data/units.ts';
import type { Method } from './holds.ts';
import { theoryOf } from './theory.ts';
import type { Vector } from './vectors.ts';

/** What a run goes down to. */
export interface Best {
  /** [P] */
  readonly parameters: Vector;
  readonly loss: number;
}

/**
 * The best fit of the data as they are: where they are trained on standardised, of the table in f64, since what is
 * trained on is rounded to f32. Undefined where there is no theory.
 * @param points in own units. x, y: [n]
 */
export function bestInOwnUnits(
  problem: Method,
  points: Columns,
  units: Units | undefined,
): Best | undefined {
  if (units === undefined) return theoryOf({ ...problem, data: points });
  const best = theoryOf({ ...problem, data: inUnits(units, points) });
  return (
    best && {
      parameters: lineInOwnUnits(units, best.parameters),
      loss: lossInOwnUnits(units, best.loss),
    }
  );
}
