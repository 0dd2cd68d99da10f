/**
 * The plane that the landscape lies over: the parameters as they are trained. Of standardised data
 * these are (a′, b′), while everywhere else the page has (a, b) in the data's own units.
 */
import { lineInOwnUnits, lineInTrainedUnits, type Units } from '../../core/data/units.ts';

/** A point of the plane. */
export type Place = readonly [number, number];

/** Undefined for what are no two parameters. */
export function placeOf(
  parameters: readonly number[],
  units: Units | undefined,
): Place | undefined {
  const [a, b] = units === undefined ? parameters : lineInTrainedUnits(units, parameters);
  return a === undefined || b === undefined ? undefined : [a, b];
}

export function parametersAt(place: Place, units: Units | undefined): readonly number[] {
  return units === undefined ? place : lineInOwnUnits(units, place);
}
