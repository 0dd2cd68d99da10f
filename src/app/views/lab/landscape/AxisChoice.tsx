import { usePage } from '../../../app-context.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import type { Axes } from '../../../landscape/plane.ts';
import { Select } from '../../../ui/SelectField.tsx';

export interface AxisChoiceProps {
  readonly names: readonly string[];
  readonly axes: Axes;
}

/** Which two parameters the landscape lies over. Who asks for the other one swaps them. */
export function AxisChoice({ names, axes }: AxisChoiceProps) {
  const { settings, text } = usePage(LANDSCAPE);
  const { across, up } = text.landscape.axes;
  const prefer = (wanted: Axes): void => {
    settings.prefer({ axes: [wanted.across, wanted.up].map((p) => names[p] ?? '') });
  };
  return (
    <span class="landscape-axes row">
      <Axis
        label={across}
        names={names}
        chosen={axes.across}
        onChoose={(p) => {
          prefer(p === axes.up ? { across: axes.up, up: axes.across } : { ...axes, across: p });
        }}
      />
      <Axis
        label={up}
        names={names}
        chosen={axes.up}
        onChoose={(p) => {
          prefer(p === axes.across ? { across: axes.up, up: axes.across } : { ...axes, up: p });
        }}
      />
    </span>
  );
}

interface AxisProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: number;
  readonly onChoose: (p: number) => void;
}

function Axis({ label, names, chosen, onChoose }: AxisProps) {
  const choices = Object.fromEntries(names.map((name, p) => [`p${p}`, name]));
  return (
    <label>
      <span class="visually-hidden">{label}</span>
      <Select
        value={`p${chosen}`}
        choices={choices}
        attributes={{}}
        onChoose={(key) => {
          onChoose(Number(key.slice(1)));
        }}
      />
    </label>
  );
}
