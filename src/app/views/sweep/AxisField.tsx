import { useState } from 'preact/hooks';
import { usePage, useSelected } from '../../app-context.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Popover, useFirstFocus } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Axis } from '../../../run/sweep/types.ts';
import { toggled } from '../../preferences.ts';
import { asked, baseOf } from '../../sweep/asked.ts';
import { axisText, isThere, listText, NOTHING, readOver } from '../../sweep/axis.ts';
import { axisNames, isOfNumbers, usualAxis, wordsOf } from '../../sweep/choices.ts';
import { Check } from '../../ui/Check.tsx';
import { axisSaid, nameOf, valueOn } from './words.ts';

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

type Typed = Readonly<Record<'low' | 'high' | 'count' | 'list', string>>;

/** What an axis becomes that is given another scale: as usual, or some of its values, for somebody to change. */
const SOME = 5;

/** Setting, scale, ends and number of values of an axis, or its values: what is typed is taken once it is one. */
function Parts({ side }: { readonly side: Side }) {
  useFirstFocus();
  const page = usePage(SWEEP);
  const { store, settings, text } = page;
  const axes = readOver(useSelected(asked));
  useSelected(({ run }) => run.prepared);
  const base = baseOf(store.get());
  const axis = axes?.[side] ?? usualAxis('lr', base);
  const [typed, setTyped] = useState<Partial<Typed>>({});
  const [fault, setFault] = useState('');
  const { name, values, scale, range } = axis;
  const shown: Typed = {
    low: String(range?.low),
    high: String(range?.high),
    count: String(values.length),
    list: listText('', values).slice(1),
    ...typed,
  };
  const { sweep } = text;

  /** Where both change places, the other axis takes what this one had. */
  function commit(written: string, called = name): void {
    const other = axes?.[side === ACROSS ? UP : ACROSS] ?? NOTHING;
    const beside = other.name === called ? axis : other;
    const rest = isThere(beside) ? axisText(beside) : '';
    const over = (side === ACROSS ? [written, rest] : [rest, written]).filter(Boolean).join(';');
    const isRead = readOver(over) !== undefined;
    const isRange = isOfNumbers(called) && written.includes('..');
    setFault(isRead ? '' : isRange ? sweep.fault : sweep.faultOfList);
    if (!isRead) return;
    setTyped({});
    settings.prefer({ over });
  }

  /** Of the values as they are when it is pressed, no longer as they were drawn; one always stays. */
  function tick(word: string, all: readonly string[]): void {
    const now = readOver(asked(store.get()))?.[side] ?? axis;
    const ticked = toggled(now.values.map(String), word, all);
    if (ticked.length > 0) commit(listText(name, ticked));
  }

  function commitRange(next: Partial<Typed>, on = scale): void {
    const { low, high, count } = { ...shown, ...next };
    commit(`${name}=${low}..${high}:${count}${on === 'log' ? ':log' : ''}`);
  }

  /** Between a list and a range nothing is kept but the values. */
  function rescale(to: typeof scale): void {
    if (to === 'listed') {
      const places = Array.from({ length: SOME }, (_, i) => Math.round((i * (values.length - 1)) / (SOME - 1))); // prettier-ignore
      commit(
        listText(
          name,
          [...new Set(places)].map((place) => values[place] ?? NaN),
        ),
      );
    } else if (range !== undefined) commitRange({}, to);
    else commit(axisText({ ...usualAxis(name, base), scale: to }));
  }

  const field = (key: keyof Typed, label: string, onCommit: (value: string) => void) => (
    <TextField
      label={label}
      value={shown[key]}
      inputMode={key === 'list' ? 'text' : key === 'count' ? 'numeric' : 'decimal'}
      onEdit={(value) => setTyped({ ...typed, [key]: value })}
      onCommit={onCommit}
    />
  );
  const number = (key: keyof Typed, label: string) =>
    field(key, label, (value) => commitRange({ [key]: value }));
  const names = [...new Set([...(side === UP ? [''] : []), ...axisNames(base), name])];
  const words = wordsOf(name, base);
  return (
    <>
      <SelectField
        label={sweep.setting}
        value={name}
        choices={Object.fromEntries(names.map((one) => [one, one === '' ? sweep.nothing : nameOf(one, page)]))} // prettier-ignore
        onChoose={(chosen) => {
          setTyped({});
          commit(chosen === '' ? '' : axisText(usualAxis(chosen, base)), chosen);
        }}
      />
      {isOfNumbers(name) && isThere(axis) && (
        <Segmented label={sweep.scale} value={scale} choices={sweep.scales} onChoose={rescale} />
      )}
      {range !== undefined ? (
        <>
          <div class="pair">
            {number('low', sweep.from)}
            {number('high', sweep.to)}
          </div>
          {number('count', sweep.count)}
        </>
      ) : words.length > 0 ? (
        <Ticks axis={axis} words={words} onTick={tick} />
      ) : (
        isThere(axis) && field('list', sweep.list, (list) => commit(`${name}=${list}`))
      )}
      <p class="fault" role="status">
        {fault}
      </p>
    </>
  );
}

interface TicksProps {
  readonly axis: Axis;
  /** Those that may be ticked. */
  readonly words: readonly string[];
  readonly onTick: (word: string, all: readonly string[]) => void;
}

/** The words of a setting, in the order in which they lie along the axis: of its table. One of them always stays. */
function Ticks({ axis, words, onTick }: TicksProps) {
  const page = usePage(SWEEP);
  const ticked = axis.values.map(String);
  const all = [...new Set([...words, ...ticked])];
  return (
    <fieldset class="ticks stack">
      <legend class="hint">{page.text.sweep.count}</legend>
      {all.map((word, place) => (
        <Check
          key={word}
          checked={ticked.includes(word)}
          disabled={ticked.length === 1 && ticked[0] === word}
          onCheck={() => onTick(word, all)}
        >
          {valueOn({ ...axis, values: all }, place, page)}
        </Check>
      ))}
    </fieldset>
  );
}
