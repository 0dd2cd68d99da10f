import { lossInTrainedUnits } from '../../../../core/data/units.ts';
import { usePage, useSome } from '../../../app-context.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import { placeIn, trainedOf, type Axes, type Place } from '../../../landscape/plane.ts';
import { momentOf } from '../../../state.ts';
import type { Prepared } from '../../../training/made.ts';

/**
 * The landscape in a sentence. It does not change with each step, or when somebody looks back, so as not to be read
 * out for ever.
 * @param written a place as text
 */
export function useSpoken(
  { theory, problem, startLoss, units }: Prepared,
  axes: Axes,
  written: (place: Place) => readonly string[],
): string {
  const { store, text, numbers } = usePage(LANDSCAPE);
  useSome('run', 'phase');
  const { epoch, loss, parameters } = momentOf(store.get().run);
  const { spoken, inStandardised } = text.landscape;
  const place = (theta: readonly number[]): string => written(placeIn(theta, axes)).join(', ');
  const trained = (theta: readonly number[]): string => place(trainedOf(theta, units));
  const inUnits = (loss: number): string =>
    numbers.short(units === undefined ? loss : lossInTrainedUnits(units, loss));
  return [
    ...(units === undefined ? [] : [inStandardised]),
    spoken.start(trained(problem.start.parameters), inUnits(startLoss)),
    ...(theory ? [spoken.best(place(theory.parameters), numbers.short(theory.loss))] : []),
    ...(epoch > 0 ? [spoken.now(trained(parameters), inUnits(loss))] : []),
  ].join(' ');
}
