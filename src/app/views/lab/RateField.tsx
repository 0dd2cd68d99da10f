import { usePage, useSome } from '../../app-context.ts';
import { SettingField } from './SettingField.tsx';
import { useMemo } from 'preact/hooks';
import { MOST_F32 } from '../../../core/arithmetic/floats.ts';
import {
  epochsToExceed,
  epochsToWithin,
  growth,
  trajectoryOf,
} from '../../../core/quadratic/index.ts';
import { asTrained } from '../../../run/in-own-units.ts';

export function RateField() {
  const { settings, text, numbers, config } = usePage();
  const { lr } = config;
  const limit = useSome('run', 'prepared').prepared?.theory?.largestStableLearningRate;
  const stable = limit === undefined || lr < limit;
  const said = stable ? text.settings.stableBelow : text.settings.unstable;
  return (
    <SettingField
      field="lr"
      inputMode="decimal"
      hint={
        limit !== undefined && (
          <span
            class={stable ? 'hint' : 'hint is-warning'}
            data-foresight={stable ? 'stable' : 'unstable'}
          >
            {said(numbers.shortBelow(limit))} <Prediction />
          </span>
        )
      }
      below={
        <div class="rate-slider">
          <input
            type="range"
            aria-label={text.settings.slider}
            aria-valuetext={String(lr)}
            min={0}
            max={POSITIONS}
            step={1}
            value={positionOf(lr)}
            onInput={({ currentTarget }) => {
              settings.commit({ lr: String(rateAt(currentTarget.valueAsNumber)) });
            }}
          />
          {limit !== undefined && (
            <span
              class="rate-limit"
              aria-hidden="true"
              style={{ '--at': String(positionOf(limit) / POSITIONS) }}
            />
          )}
        </div>
      }
    />
  );
}

/** So near to the best loss that a picture shows no difference. */
const SHARE = 0.01;

/** Before the run: how many epochs it takes, or how it is going to fail. */
function Prediction() {
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

/** The slider: six decades, so many positions each that two digits tell them apart. */
const LEAST_EXPONENT = -6;
const PER_DECADE = 20;
export const POSITIONS = 6 * PER_DECADE;

/** Where a learning rate is on the slider; the nearest end where it is off it. */
export function positionOf(lr: number): number {
  const position = (Math.log10(lr) - LEAST_EXPONENT) * PER_DECADE;
  return Math.round(Math.min(Math.max(position, 0), POSITIONS));
}

/** The learning rate at a position, to two digits. */
export function rateAt(position: number): number {
  return Number((10 ** (position / PER_DECADE + LEAST_EXPONENT)).toPrecision(2));
}
