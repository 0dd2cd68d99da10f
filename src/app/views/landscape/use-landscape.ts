import { useEffect, useRef, useState } from 'preact/hooks';
import { contains, windowAbout } from '../../../core/landscape.ts';
import { windowAround } from '../../../core/quadratic/index.ts';
import type { Landscape, LandscapeWindow } from '../../../core/types.ts';
import { useApp } from '../../app-context.ts';
import { asTrained } from '../../../run/in-own-units.ts';
import { placeOf } from '../../landscape/plane.ts';
import type { Prepared } from '../../training/made.ts';

interface Asked {
  readonly surface: string;
  readonly window: LandscapeWindow;
  readonly ending: AbortController;
}

/**
 * The landscape of the data in use. It stays as it is while the data do and the start is inside its
 * window, so that a start that is moved does not move the picture.
 */
export function useLandscape(prepared: Prepared | undefined): Landscape | undefined {
  const { store, landscapeOf } = useApp();
  const [landscape, setLandscape] = useState<Landscape>();
  const asked = useRef<Asked | undefined>(undefined);
  useEffect(() => {
    if (prepared === undefined) return;
    const { theory, drawn, problem, units } = prepared;
    const start = placeOf(problem.start.parameters, units) ?? [];
    // A reset draws the same data anew: then least squares agree in every digit.
    const surface = JSON.stringify(theory ?? drawn);
    const known = asked.current;
    if (known?.surface === surface && contains(known.window, start)) return;
    known?.ending.abort();
    if (known?.surface !== surface) setLandscape(undefined);
    const window =
      theory === undefined
        ? windowAbout(start)
        : windowAround(theory, asTrained(prepared).start.parameters);
    const ending = new AbortController();
    asked.current = { surface, window, ending };
    const { config, own } = store.get().run;
    void landscapeOf({ config, own, problem }, window, ending.signal).then((found) => {
      if (!ending.signal.aborted) setLandscape(found);
    });
  }, [prepared]);
  useEffect(
    () => () => {
      asked.current?.ending.abort();
    },
    [],
  );
  return landscape;
}
