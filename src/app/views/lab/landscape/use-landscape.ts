import { useEffect, useRef, useState } from 'preact/hooks';
import { contains, windowAbout } from '../../../../core/landscape.ts';
import { windowAround } from '../../../../core/quadratic/index.ts';
import type { Landscape, LandscapeWindow } from '../../../../core/types.ts';
import { useApp, useSelected } from '../../../app-context.ts';
import { movedTo, placesOf, trainedOf, type Axes, type Place } from '../../../landscape/plane.ts';
import type { Run } from '../../../state.ts';
import type { Prepared } from '../../../training/made.ts';

/** A landscape, and where the run stood when it was computed: there are the parameters that it does not show. */
export interface Seen {
  readonly landscape: Landscape;
  readonly axes: Axes;
  readonly epoch: number;
  /** As they are trained. [P] */
  readonly held: readonly number[];
}

interface Asked {
  readonly surface: string;
  readonly held: string;
  readonly window: LandscapeWindow;
  readonly ending: AbortController;
}

/**
 * The landscape of the data in use. It stays as it is while the data do, the places of the run are inside its window and
 * the parameters that are held stay the same, so that a start that is moved does not move the picture. While a run is
 * running it waits.
 */
export function useLandscape(prepared: Prepared | undefined, axes: Axes | undefined) {
  const { store, landscapeOf } = useApp();
  const [seen, setSeen] = useState<Seen>();
  const asked = useRef<Asked | undefined>(undefined);
  const resting = useSelected(({ run }) => (run.phase === 'running' ? undefined : run.epoch));
  useEffect(() => {
    const { run, rivals } = store.get();
    if (prepared === undefined || axes === undefined || run.prepared !== prepared) return;
    const { problem, units, theory, drawn } = prepared;
    const theta = trainedOf(run.epoch === 0 ? problem.start.parameters : run.parameters, units);
    // A reset draws the same data anew: then least squares agree in every digit.
    const surface = JSON.stringify([axes, theory ?? drawn, problem.model, problem.loss]);
    const held = movedTo(theta, axes, [0, 0]).join();
    const places = [run, ...rivals].flatMap((one) => inReach(one, prepared, axes));
    const known = asked.current;
    const isSame = known?.surface === surface;
    const fits = isSame && places.every((place) => contains(known.window, place));
    if (fits && (known.held === held || resting === undefined)) return;
    known?.ending.abort();
    if (!isSame) setSeen(undefined);
    const window = fits ? known.window : windowOf(prepared, axes, places);
    const ending = new AbortController();
    asked.current = { surface, held, window, ending };
    const { config, own, epoch } = run;
    const plane = { ...axes, held: theta };
    void landscapeOf({ config, own, problem, plane }, window, ending.signal).then((landscape) => {
      if (ending.signal.aborted || landscape === undefined) return;
      setSeen({ landscape, axes, epoch, held: theta });
    });
  }, [prepared, axes?.across, axes?.up, resting]);
  useEffect(() => () => asked.current?.ending.abort(), []);
  return seen;
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
