import type { Vector } from '../arithmetic/vectors.ts';
import type { Columns } from '../data/columns.ts';
import { inUnits, lineInOwnUnits, lossInOwnUnits, type Units } from '../data/units.ts';
import type { Method } from './holds.ts';
import { standardErrors } from './standard-errors.ts';
import type { TheoryOf } from './theory.ts';
import type { Values } from './values.ts';

export interface OwnBest extends Values {
  /** How sure that is. [P] */
  readonly standardErrors: Vector | undefined;
}

/**
 * The least squares of a person's numbers as they are, with all their digits: what is trained on is rounded to f32, and may be
 * standardised before. Undefined where there is no theory.
 * @param points in own units. x, y: [n], f64
 * @param units where they are trained on standardised: of many lines that are equally good that one which is the shortest there
 */
export function bestInOwnUnits(
  theoryOf: TheoryOf,
  problem: Method,
  points: Columns,
  units?: Units,
): OwnBest | undefined {
  const rows = points.y.length;
  const known = theoryOf({ ...problem, data: points }, 'all');
  if (known === undefined) return undefined;
  if (units === undefined) return { ...known, standardErrors: standardErrors(known, rows) };
  const trained = theoryOf({ ...problem, data: inUnits(units, points) });
  if (trained === undefined || known.unique) return { ...known, standardErrors: trained && standardErrors(trained, rows, units) }; // prettier-ignore
  const loss = lossInOwnUnits(units, trained.loss);
  return { parameters: lineInOwnUnits(units, trained.parameters), loss, standardErrors: undefined };
}
