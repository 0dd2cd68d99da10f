/**
 * The plane that the landscape lies over: the parameters as they are trained. Of standardised data
 * these are (a′, b′), while everywhere else the page has (a, b) in the data's own units.
 */
import { lineInOwnUnits, lineInTrainedUnits, type Units } from '../../core/data/units.ts';
import type { Run } from '../state.ts';
import type { Prepared } from '../training/made.ts';

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

export interface RunPlaces {
  /** Where the run set out, or where the next one would. */
  readonly start: Place;
  readonly best: Place | undefined;
  /** From the run's own start to where it stands. */
  readonly path: readonly Place[];
}

/** @param moving where somebody holds the start: the run knows nothing of it yet */
export function placesOf(
  { history, epoch, parameters }: Pick<Run, 'history' | 'epoch' | 'parameters'>,
  { problem, theory, units }: Prepared,
  moving: Place | undefined,
): RunPlaces | undefined {
  const start = placeOf(problem.start.parameters, units);
  if (start === undefined) return undefined;
  const walked = epoch > 0 ? [...history.path.points, parameters] : [];
  const places = walked.map((one) => placeOf(one, units)).filter((place) => place !== undefined);
  const best = theory && placeOf(theory.parameters, undefined);
  return { start: moving ?? start, best, path: [start, ...places] };
}
