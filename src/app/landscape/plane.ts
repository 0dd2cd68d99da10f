/**
 * The plane that the landscape lies over: the parameters as they are trained. Of standardised data
 * these are (a′, b′), while everywhere else the page has (a, b) in the data's own units.
 */
import { lineInOwnUnits, lineInTrainedUnits, type Units } from '../../core/data/units.ts';
import type { Run } from '../state.ts';
import type { Prepared } from '../training/prepare.ts';

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

/** What the picture of a run has to show, in the plane. */
export interface RunPlaces {
  readonly start: Place;
  /** The line of least squares. */
  readonly best: Place;
  /** From the start to where the run stands; the start alone where it has not begun. */
  readonly path: readonly Place[];
}

/** @param moving where somebody holds the start: from there no run has begun */
export function placesOf(
  { history, epoch, parameters }: Pick<Run, 'history' | 'epoch' | 'parameters'>,
  { trained, units }: Prepared,
  moving: Place | undefined,
): RunPlaces | undefined {
  const start = moving ?? placeOf(trained.start, undefined);
  if (start === undefined) return undefined;
  const walked = moving === undefined && epoch > 0 ? [...history.path.points, parameters] : [];
  const places = walked.map((one) => placeOf(one, units)).filter((place) => place !== undefined);
  return { start, best: trained.exact.parameters, path: [start, ...places] };
}
