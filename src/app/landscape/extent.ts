/** How far a landscape reaches: over all places of the runs; and near an answer, so far that it is seen how sure that is. */
import { contains, windowAbout } from '../../core/landscape.ts';
import { windowAround } from '../../core/quadratic/index.ts';
import { ellipseOf } from '../../core/statistics/ellipse.ts';
import type { LandscapeWindow } from '../../core/types.ts';
import { answerOf, valuesOf } from '../answer/answer-of.ts';
import { extent } from '../format/columns.ts';
import { momentOf, type AppState, type Run } from '../state.ts';
import type { Answered } from '../state/answer.ts';
import type { Prepared } from '../training/made.ts';
import { movedTo, placeIn, placesOf, trainedOf, type Axes, type Place } from './plane.ts';

/** The ellipse of the answer's standard errors in the two parameters of the plane, whatever the others are; none where an error is not known. */
export function ellipseIn(
  found: Answered | undefined,
  { units }: Pick<Prepared, 'units'>,
  { across, up }: Axes,
): readonly Place[] {
  if (found === undefined) return [];
  const { covariance, critical } = found;
  const theta = valuesOf(found);
  const pair = [across, up].map((p) => [across, up].map((q) => covariance[p]?.[q] ?? NaN));
  return ellipseOf(placeIn(theta, { across, up }), pair, critical).map((place) =>
    placeIn(trainedOf(movedTo(theta, { across, up }, place), units), { across, up }),
  );
}

/** A picture is at least so many ellipses wide and high, … */
const LEAST = 1.5;
/** … and at most so many, but for the room, where what it shows of the run is that near: else the ellipse would be a dot. */
const MOST = 8;
/** So much room is left beside the places, of their span. */
const ROOM = 0.1;
/** What is trained in f32 knows no place better than to this share of it. */
const FINEST = 2 ** -20;

type Here = Pick<AppState, 'run' | 'rivals' | 'answer'>;

/** Where the picture ends at the latest: where an answer stands, and what is seen of the one run is that near. */
export function closeUp(state: Here, prepared: Prepared, axes: Axes): LandscapeWindow | undefined {
  const ellipse = ellipseIn(answerOf(state)?.found, prepared, axes);
  const about = boxOf(ellipse);
  if (ellipse.length === 0 || state.rivals.length > 0 || !isDrawn(about)) return undefined;
  const near = times(about, MOST);
  return contains(near, shownIn(state.run, prepared, axes)) ? near : undefined;
}

export interface Extent {
  readonly window: LandscapeWindow;
  /** What has to be in sight. */
  readonly places: readonly Place[];
}

export function extentOf(state: Here, prepared: Prepared, axes: Axes): Extent {
  const { run, rivals } = state;
  const ellipse = ellipseIn(answerOf(state)?.found, prepared, axes);
  const sure = ellipse.length === 0 ? [] : cornersOf(times(boxOf(ellipse), LEAST));
  const near = closeUp(state, prepared, axes);
  if (near !== undefined) {
    const { path } = placesOf({ ...run, looked: undefined }, prepared, axes, undefined);
    const places = [...path.filter((place) => contains(near, place)), ...sure];
    return { window: roomy(boxOf(places)), places };
  }
  const all = [run, ...rivals].flatMap((one) => inReach(one, prepared, axes));
  const places = [...all, ...sure];
  // The answer has scales of its own, where else only the start has some.
  const isScaled = sure.length > 0 && !isPlane(prepared);
  const whole = isScaled ? roomy(boxOf(places)) : windowOf(prepared, axes, all);
  return { window: boxOf([...cornersOf(whole), ...sure]), places };
}

/** Where the run stands that is seen; of one under way where it set out, so that the picture stays. */
function shownIn(run: Run, { problem, units }: Prepared, axes: Axes): Place {
  const { parameters } = run.phase === 'running' ? problem.start : momentOf(run);
  return placeIn(trainedOf(parameters, units), axes);
}

/** A run that diverges leaves every picture. */
const FAR = 20;

/** The places of a run that a picture shows, the start first. */
function inReach(run: Run, prepared: Prepared, axes: Axes): readonly Place[] {
  const { start, best, path } = placesOf({ ...run, looked: undefined }, prepared, axes, undefined);
  if (isPlane(prepared)) return [start];
  const reach = FAR * Math.max(1, ...start.map(Math.abs));
  const isNear = ([a, b]: Place): boolean =>
    Math.abs(a - start[0]) <= reach && Math.abs(b - start[1]) <= reach;
  return [start, ...(best === undefined ? [] : [best]), ...path].filter(isNear);
}

/** Whether the plane is all there is, and theory tells how far a run can get in it. */
function isPlane({ theory, parameterNames }: Prepared): boolean {
  return theory !== undefined && parameterNames.length === 2;
}

function windowOf(prepared: Prepared, axes: Axes, places: readonly Place[]): LandscapeWindow {
  const { theory, problem, units } = prepared;
  if (theory === undefined || !isPlane(prepared)) return windowAbout(places);
  const around = windowAround(theory, trainedOf(problem.start.parameters, units));
  if (axes.across < axes.up) return around;
  const { aMin, aMax, bMin, bMax } = around;
  return { aMin: bMin, aMax: bMax, bMin: aMin, bMax: aMax };
}

function boxOf(places: readonly Place[]): LandscapeWindow {
  const [[aMin, aMax], [bMin, bMax]] = [extent(places.map(([a]) => a)), extent(places.map(([, b]) => b))]; // prettier-ignore
  return { aMin, aMax, bMin, bMax };
}

/** Whether f32 tells its places apart. */
function isDrawn({ aMin, aMax, bMin, bMax }: LandscapeWindow): boolean {
  const isWide = (least: number, most: number): boolean => most - least > FINEST * Math.max(Math.abs(least), Math.abs(most)); // prettier-ignore
  return isWide(aMin, aMax) && isWide(bMin, bMax);
}

/** So many times as wide and as high, about the same middle. */
export function times(
  { aMin, aMax, bMin, bMax }: LandscapeWindow,
  factor: number,
): LandscapeWindow {
  const [a, b] = [((factor - 1) * (aMax - aMin)) / 2, ((factor - 1) * (bMax - bMin)) / 2];
  return { aMin: aMin - a, aMax: aMax + a, bMin: bMin - b, bMax: bMax + b };
}

function roomy(box: LandscapeWindow): LandscapeWindow {
  return times(box, 1 + 2 * ROOM);
}

function cornersOf({ aMin, aMax, bMin, bMax }: LandscapeWindow): readonly [Place, Place] {
  return [
    [aMin, bMin],
    [aMax, bMax],
  ];
}
