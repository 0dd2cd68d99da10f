import { useMemo } from 'preact/hooks';
import { usePage, useSome } from '../../../app-context.ts';
import { lossInTrainedUnits } from '../../../../core/data/units.ts';
import { placeIn, trainedOf, type Axes, type Place } from '../../../landscape/plane.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import { momentOf } from '../../../training/looked.ts';
import type { Prepared } from '../../../training/made.ts';

/**
 * The landscape in a sentence. It does not change while the run is running, or somebody looks
 * back, so as not to be read out for ever.
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
    const { epoch, loss: lossNow, parameters } = momentOf(store.get().run);
    const place = (theta: readonly number[]): string => written(placeIn(theta, axes)).join(', ');
    const start = place(trainedOf(problem.start.parameters, units));
    const now = place(trainedOf(parameters, units));
    const inUnits = (loss: number): string =>
      numbers.short(units === undefined ? loss : lossInTrainedUnits(units, loss));
    if (theory === undefined) {
      return epoch === 0
        ? text.landscape.spokenStart(start, inUnits(startLoss))
        : text.landscape.spokenAny(start, inUnits(startLoss), now, inUnits(lossNow));
    }
    const best = place(theory.parameters);
    const { loss } = theory;
    const spoken = text.landscape.spoken(start, inUnits(startLoss), best, numbers.short(loss), now);
    return units === undefined ? spoken : `${text.surface.standardised} ${spoken}`;
  }, [phase, prepared, across, up, text]);
}
