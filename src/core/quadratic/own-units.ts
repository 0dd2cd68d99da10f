import type { Columns } from '../data/columns.ts';
import { inUnits, lineInOwnUnits, lossInOwnUnits, type Units } from '../data/units.ts';
import type { Method } from './holds.ts';
import { theoryOfLine } from './line.ts';
import type { Values } from './values.ts';

/**
 * What a run goes down to, the best line of the data as they are, which are trained on standardised: of the table in f64,
 * since what is trained on is rounded to f32. Undefined where there is no theory.
 * @param points in own units. x, y: [n]
 */
export function bestInOwnUnits(problem: Method, points: Columns, units: Units): Values | undefined {
  const best = theoryOfLine({ ...problem, data: inUnits(units, points) });
  return (
    best && {
      parameters: lineInOwnUnits(units, best.parameters),
      loss: lossInOwnUnits(units, best.loss),
    }
  );
}
