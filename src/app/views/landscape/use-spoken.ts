import { useMemo } from 'preact/hooks';
import { usePage, useSome } from '../../app-context.ts';
import { lossInTrainedUnits } from '../../../core/data/units.ts';
import { placeOf, type Place } from '../../landscape/plane.ts';
import { LANDSCAPE } from '../../i18n/landscape.ts';

/**
 * The landscape in a sentence. It does not change while the run is running, so as not to be read out
 * for ever.
 * @param written a place as text
 */
export function useSpoken(written: (place: Place) => readonly string[]): string {
  const { store, text, numbers } = usePage(LANDSCAPE);
  const { phase, prepared } = useSome('run', 'phase', 'prepared');
  return useMemo(() => {
    if (prepared === undefined) return text.landscape.computing;
    const { theory, problem, startLoss, units } = prepared;
    const place = ([a = NaN, b = NaN]: readonly number[]): string => written([a, b]).join(', ');
    const spoken = text.landscape.spoken(
      place(placeOf(problem.start.parameters, units) ?? []),
      numbers.short(units === undefined ? startLoss : lossInTrainedUnits(units, startLoss)),
      place(theory?.parameters ?? []),
      numbers.short(theory?.loss ?? NaN),
      place(placeOf(store.get().run.parameters, units) ?? []),
    );
    return units === undefined ? spoken : `${text.surface.standardised} ${spoken}`;
  }, [phase, prepared, text]);
}
