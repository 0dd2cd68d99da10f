import { useId } from 'preact/hooks';
import { usePage } from '../../app-context.ts';
import { SPEEDS } from '../../preferences.ts';

export function SpeedControl() {
  const { settings, text, numbers, preferences } = usePage();
  const { speed } = preferences;
  const id = useId();
  const { max, perFrame, perFrameSpoken } = text.transport;
  const said = (say: (steps: string) => string): string =>
    speed === 'max' ? max : say(numbers.integer(speed));
  return (
    <div class="speed">
      <label class="hint" for={id}>
        {text.transport.speed}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={SPEEDS.indexOf(speed)}
        aria-valuetext={said(perFrameSpoken)}
        onInput={({ currentTarget }) => {
          settings.prefer({ speed: SPEEDS[currentTarget.valueAsNumber] ?? 'max' });
        }}
      />
      <span class="hint" aria-hidden="true">
        {said(perFrame)}
      </span>
    </div>
  );
}
