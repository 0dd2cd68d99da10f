import { usePage } from '../../../app-context.ts';
import { useForm } from './form.ts';
import { SettingField } from './SettingField.tsx';

export function RateField() {
  const { text, numbers } = usePage();
  const { config, prepared, commit } = useForm();
  const { lr } = config;
  const limit = prepared?.theory?.largestStableLearningRate;
  const stable = limit === undefined || lr < limit;
  const said = stable ? text.settings.stableBelow : text.settings.unstable;
  return (
    <SettingField
      field="lr"
      inputMode="decimal"
      aside={
        limit !== undefined && (
          <span
            class={stable ? 'hint' : 'hint is-warning'}
            data-foresight={stable ? 'stable' : 'unstable'}
          >
            {said(numbers.shortBelow(limit))}
          </span>
        )
      }
      beside={
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
              commit({ lr: String(rateAt(currentTarget.valueAsNumber)) });
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
