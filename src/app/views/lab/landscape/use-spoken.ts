import { useMemo } from 'preact/hooks';
import { usePage, useSome } from '../../../app-context.ts';
import { lossInTrainedUnits } from '../../../../core/data/units.ts';
import { placeIn, trainedOf, type Axes, type Place } from '../../../landscape/plane.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import type { Prepared } from '../../../training/made.ts';

/**
 * The landscape in a sentence. It does not change while the run is running, so as not to be read out
 * for ever.
 * @param written a place as text
 */
export function useSpoken(
  prepared: Prepared,
  axes: Axes,
  written: (place: Place) => readonly string[],
): string {
  const { store, text, numbers } = usePage(LANDSCAPE);
  const { phase } = useSome('run', 'phase');
  const { across, up } = axes;
  return useMemo(() => {
    const { theory, problem, startLoss, units } = prepared;
    const { run } = store.get();
    const place = (theta: readonly number[]): string => written(placeIn(theta, axes)).join(', ');
    const start = place(trainedOf(problem.start.parameters, units));
    const now = place(trainedOf(run.parameters, units));
    const inUnits = (loss: number): string =>
      numbers.short(units === undefined ? loss : lossInTrainedUnits(units, loss));
    if (theory === undefined) {
      return run.epoch === 0
        ? text.landscape.spokenStart(start, inUnits(startLoss))
        : text.landscape.spokenAny(start, inUnits(startLoss), now, inUnits(run.loss));
    }
    const best = place(theory.parameters);
    const { loss } = theory;
    const spoken = text.landscape.spoken(start, inUnits(startLoss), best, numbers.short(loss), now);
    return units === undefined ? spoken : `${text.surface.standardised} ${spoken}`;
  }, [phase, prepared, across, up, text]);
}
