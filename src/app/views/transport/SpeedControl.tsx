import { useId } from 'preact/hooks';
import { usePage } from '../../app-context.ts';
import { SPEEDS } from '../../preferences.ts';
import { Select } from '../../ui/SelectField.tsx';

export function SpeedControl() {
  const { settings, text, numbers, preferences } = usePage();
  const id = useId();
  const { perFrame, speed, ...named } = text.transport;
  const choices = SPEEDS.map((one) => [
    String(one),
    typeof one === 'number' ? perFrame(numbers.integer(one)) : named[one],
  ]);
  return (
    <div class="speed">
      <label class="visually-hidden" for={id}>
        {speed}
      </label>
      <Select
        attributes={{ id, title: speed }}
        value={String(preferences.speed)}
        choices={Object.fromEntries(choices) as Readonly<Record<string, string>>}
        onChoose={(chosen) => {
          const found = SPEEDS.find((one) => String(one) === chosen);
          if (found !== undefined) settings.prefer({ speed: found });
        }}
      />
    </div>
  );
}
