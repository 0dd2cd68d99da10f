import { useState } from 'preact/hooks';
import { usePage, useSelected } from '../../app-context.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Popover, useFirstFocus } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { asked, startIn } from '../../sweep/asked.ts';
import { axisText, partsOf, readOver, type AxisParts, type Pair } from '../../sweep/axis.ts';
import { axisNames, usualAxis } from '../../sweep/choices.ts';
import { axisSaid, nameOf } from './words.ts';

const ACROSS = 0;
const UP = 1;
type Side = typeof ACROSS | typeof UP;

const BODIES = [() => <Parts side={ACROSS} />, () => <Parts side={UP} />] as const;

/** What lies along one side of the map, in a line, and behind it its parts. */
export function AxisField({ side }: { readonly side: Side }) {
  const words = usePage(SWEEP);
  const over = useSelected(asked);
  const axis = readOver(over)?.[side];
  const said = axis === undefined ? '–' : axisSaid(axis, words);
  const { across, up } = words.text.sweep;
  const name = side === ACROSS ? across : up;
  return (
    <div class="field is-axis">
      <span class="hint">{name}</span>
      <Popover
        label={`${said} ▾`}
        action={`axis-${side === ACROSS ? 'x' : 'y'}`}
        Body={BODIES[side]}
      />
    </div>
  );
}

type Typed = Readonly<Record<'low' | 'high' | 'count', string>>;

/** Setting, scale, ends and number of values of an axis: what is typed is taken once it is one. */
function Parts({ side }: { readonly side: Side }) {
  useFirstFocus();
  const words = usePage(SWEEP);
  const { store, settings, config, text } = words;
  const over = useSelected(asked);
  const prepared = useSelected(({ run }) => run.prepared);
  const axes = readOver(over);
  const axis = axes?.[side];
  const [typed, setTyped] = useState<Partial<Typed>>({});
  const [isWrong, setWrong] = useState(false);
  const parts = axis === undefined ? usualAxis('lr', startIn(store.get())) : partsOf(axis);
  const shown = {
    low: String(parts.low),
    high: String(parts.high),
    count: String(parts.count),
    ...typed,
  };
  const { sweep } = text;

  /** Where both change places, the other axis takes what this one had. */
  function commit(next: Partial<Record<keyof AxisParts, string | number | boolean>>): void {
    const now = { ...parts, ...typed, ...next };
    const written = axisText(now as unknown as AxisParts);
    const other = axes?.[side === ACROSS ? UP : ACROSS];
    const isSame = other?.name === now.name;
    const rest = isSame ? axisText(parts) : other === undefined ? '' : axisText(partsOf(other));
    const both: Pair<string> = side === ACROSS ? [written, rest] : [rest, written];
    const isRead = readOver(both.join(';')) !== undefined;
    setWrong(!isRead);
    if (!isRead) return;
    setTyped({});
    settings.prefer({ over: both.join(';') });
  }

  const number = (key: keyof Typed, label: string) => (
    <TextField
      label={label}
      value={shown[key]}
      inputMode={key === 'count' ? 'numeric' : 'decimal'}
      onEdit={(value) => setTyped({ ...typed, [key]: value })}
      onCommit={(value) => commit({ [key]: value })}
    />
  );
  const names = [...new Set([...axisNames(config, prepared?.parameterNames ?? []), parts.name])];
  return (
    <>
      <SelectField
        label={sweep.setting}
        value={parts.name}
        choices={Object.fromEntries(names.map((name) => [name, nameOf(name, words)]))}
        onChoose={(name) => {
          setTyped({});
          commit({ ...usualAxis(name, startIn(store.get())) });
        }}
      />
      <Segmented
        label={sweep.scale}
        value={parts.isLog ? 'log' : 'linear'}
        choices={sweep.scales}
        onChoose={(scale) => commit({ isLog: scale === 'log' })}
      />
      <div class="pair">
        {number('low', sweep.from)}
        {number('high', sweep.to)}
      </div>
      {number('count', sweep.count)}
      <p class="fault" role="status">
        {isWrong ? sweep.fault : ''}
      </p>
    </>
  );
}
