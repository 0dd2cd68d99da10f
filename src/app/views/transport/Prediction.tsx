import { useMemo } from 'preact/hooks';
import { MOST_F32 } from '../../../core/arithmetic/floats.ts';
import {
  epochsToExceed,
  epochsToWithin,
  growth,
  trajectoryOf,
} from '../../../core/quadratic/index.ts';
import { asTrained } from '../../../run/in-own-units.ts';
import { usePage, useSome } from '../../app-context.ts';

/** So near to the best loss that a picture shows no difference. */
const SHARE = 0.01;

/** Before the run: how many epochs it takes, or how it is going to fail. */
export function Prediction() {
  const { text, numbers, config } = usePage();
  const { prepared } = useSome('run', 'prepared');
  const { lr, epochs, precision } = config;
  return useMemo(() => {
    if (prepared?.theory === undefined) return null;
    const { prediction } = text;
    const { start } = asTrained(prepared);
    const trajectory = trajectoryOf(prepared.theory, lr, start.parameters);
    const growing = growth(trajectory);
    if (growing >= 1) {
      const largest = precision === 'f64' ? Number.MAX_VALUE : MOST_F32;
      const end = epochsToExceed(trajectory, largest);
      if (!Number.isFinite(end)) return prediction.standsStill;
      const after = numbers.integer(end);
      // So near to 1 that three digits would say 1.
      const factor = growing < 1.005 ? numbers.result(growing) : numbers.short(growing);
      return prediction.grows(factor, after, precision === 'f64' ? '64' : '32');
    }
    const due = epochsToWithin(trajectory, SHARE);
    // Where the points lie on a line, no loss is near to 0.
    if (!Number.isFinite(due)) return null;
    if (due === 0) return prediction.already;
    return prediction.within(numbers.integer(due)) + (due > epochs ? prediction.moreThanSet : '');
  }, [prepared, lr, epochs, precision, text]);
}
