import { useApp, usePage, useWords } from '../../app-context.ts';
import { Prediction } from './Prediction.tsx';
import { positionOf, POSITIONS, rateAt } from './rate-scale.ts';
import { SettingField } from './SettingField.tsx';

/** The learning rate: a logarithmic slider for a try, a field for an exact value. */
export function RateField() {
  const { run, config } = usePage();
  const { lr } = config;
  const limit = run.prepared?.theory?.largestStableLearningRate;
  return (
    <SettingField
      field="lr"
      inputMode="decimal"
      hint={limit !== undefined && <Foresight lr={lr} limit={limit} />}
      below={<RateSlider lr={lr} limit={limit} />}
    />
  );
}

function RateSlider({ lr, limit }: { readonly lr: number; readonly limit: number | undefined }) {
  const { settings } = useApp();
  const { text } = useWords();
  return (
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
  );
}

/** What this learning rate will do: whether it is stable, and how long it takes. */
function Foresight({ lr, limit }: { readonly lr: number; readonly limit: number }) {
  const { text, numbers } = useWords();
  const stable = lr < limit;
  const said = stable ? text.settings.stableBelow : text.settings.unstable;
  return (
    <span
      class={stable ? 'hint' : 'hint is-warning'}
      data-foresight={stable ? 'stable' : 'unstable'}
    >
      {said(numbers.shortBelow(limit))} <Prediction />
    </span>
  );
}
