import { useEffect, useRef, useState } from 'preact/hooks';
import { contains } from '../../../../core/landscape.ts';
import type { Landscape, LandscapeWindow } from '../../../../core/types.ts';
import { useApp, useSelected } from '../../../app-context.ts';
import { answerOf } from '../../../answer/answer-of.ts';
import { extentOf, closeUp } from '../../../landscape/extent.ts';
import { movedTo, trainedOf, type Axes } from '../../../landscape/plane.ts';
import type { Prepared } from '../../../training/made.ts';
import { surfaceOf, type Surface } from './surface.ts';

/** A landscape, and where the run stood when it was computed: there are the parameters that it does not show. */
export interface Seen {
  readonly landscape: Landscape;
  readonly surface: Surface;
  readonly axes: Axes;
  readonly epoch: number;
  /** As they are trained. [P] */
  readonly held: readonly number[];
}

interface Asked {
  readonly surface: string;
  readonly near: string;
  readonly held: string;
  readonly window: LandscapeWindow;
  readonly ending: AbortController;
}

/**
 * The landscape of the data in use. It stays as it is while the data do, the places of the run are inside its window and
 * the parameters that are held stay the same, so that a start that is moved does not move the picture; where the run comes
 * near an answer, it comes nearer. While a run is running it waits.
 */
export function useLandscape(prepared: Prepared | undefined, axes: Axes | undefined) {
  const { store, landscapeOf } = useApp();
  const [seen, setSeen] = useState<Seen>();
  const asked = useRef<Asked | undefined>(undefined);
  const resting = useSelected(({ run }) => (run.phase === 'running' ? undefined : run.epoch));
  const found = useSelected((state) => answerOf(state)?.found);
  const near = useSelected((state) => JSON.stringify([prepared && axes && closeUp(state, prepared, axes)])); // prettier-ignore
  useEffect(() => {
    const { run } = store.get();
    if (prepared === undefined || axes === undefined || run.prepared !== prepared) return;
    const { problem, units, theory, drawn } = prepared;
    const theta = trainedOf(run.epoch === 0 ? problem.start.parameters : run.parameters, units);
    // A reset draws the same data anew: then least squares agree in every digit.
    const surface = JSON.stringify([axes, theory ?? drawn, problem.model, problem.loss]);
    const held = movedTo(theta, axes, [0, 0]).join();
    const { window: due, places } = extentOf(store.get(), prepared, axes);
    const known = asked.current;
    const isSame = known?.surface === surface;
    const fits =
      isSame && known.near === near && places.every((place) => contains(known.window, place));
    if (fits && (known.held === held || resting === undefined)) return;
    known?.ending.abort();
    if (!isSame) setSeen(undefined);
    const window = fits ? known.window : due;
    const ending = new AbortController();
    asked.current = { surface, near, held, window, ending };
    const { config, own, epoch } = run;
    const plane = { ...axes, held: theta };
    void landscapeOf({ config, own, problem, plane }, window, ending.signal).then((landscape) => {
      if (ending.signal.aborted || landscape === undefined) return;
      setSeen({ landscape, surface: surfaceOf(landscape), axes, epoch, held: theta });
    });
  }, [prepared, axes?.across, axes?.up, resting, found, near]);
  useEffect(() => () => asked.current?.ending.abort(), []);
  return seen;
}
