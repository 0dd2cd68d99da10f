import { useRef, useState } from 'preact/hooks';
import { withPauses } from '../../../../../core/work/pieces.ts';
import { guessInPieces } from '../../../../../run/guess.ts';
import { nextFrame } from '../../../../frames.ts';
import { isNetwork } from '../../../../../core/models/model.ts';
import { isNamed } from '../../../../../core/optimizers/groups.ts';
import type { Start } from '../../../../../core/settings/start.ts';
import { usePage, useSome } from '../../../../app-context.ts';
import { MOST_IN_SIGHT } from '../../../../format/parameter-names.ts';
import { DETAILS } from '../../../../i18n/details.ts';
import { fixedIn, type Prepared } from '../../../../training/made.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ViewLink } from '../../../ViewLinks.tsx';
import { BoundsOf } from './BoundsOf.tsx';
import '../../../../styles/start.css';

/** Where each parameter sets out: set by hand, as it was drawn, or guessed from the data. */
export function StartChips() {
  const { settings, text, config } = usePage(DETAILS);
  const made = useSome('run', 'prepared').prepared;
  // While a run is made anew, they stay.
  const last = useRef(made);
  last.current = made ?? last.current;
  const prepared = last.current;
  if (prepared === undefined) return <div class="starts" />;
  const names = prepared.parameterNames;
  return (
    <div class="starts row">
      <span class="hint">{text.start.title}</span>
      {names.length <= MOST_IN_SIGHT &&
        names.map((name, p) => <StartChip key={name} prepared={prepared} p={p} />)}
      <Guess prepared={prepared} />
      {config.start !== 'drawn' && (
        <Button
          look="is-quiet"
          data-action="start-drawn"
          onClick={() => settings.commit({ start: 'drawn' })}
        >
          {text.start.drawn}
        </Button>
      )}
      <span class="chip is-good is-last">
        <ViewLink to="kernels" isHere={false}>
          {text.start.derived}
        </ViewLink>
      </span>
    </div>
  );
}

function Guess({ prepared }: { readonly prepared: Prepared }) {
  const { settings, text, clock, store } = usePage(DETAILS);
  const [state, setState] = useState<'guess' | 'guessing' | 'noGuess'>('guess');
  const { model, start: before } = prepared.problem;
  if (isNetwork(model)) return null;
  const begin = async (): Promise<void> => {
    setState('guessing');
    const isWanted = (): boolean => store.get().run.prepared === prepared;
    const work = guessInPieces(model, prepared.drawn);
    const found = await withPauses(work, { clock, pause: nextFrame, isWanted });
    setState(found === undefined && isWanted() ? 'noGuess' : 'guess');
    const fixed = fixedIn(prepared.problem);
    const start = found?.map((value, p) => (fixed.includes(p) ? before.parameters[p] : value));
    if (start !== undefined) settings.commit({ start: start.join() });
  };
  return (
    <>
      <Button
        look="is-quiet"
        data-action="guess"
        onClick={() => {
          if (state !== 'guessing') void begin();
        }}
      >
        {text.start[state === 'guessing' ? 'guessing' : 'guess']}
      </Button>
      {state === 'noGuess' && (
        <span class="fault" role="alert">
          {text.start.noGuess}
        </span>
      )}
    </>
  );
}

/** A press that moves no farther is a press. CSS px */
const STILL_PX = 3;
const FARTHEST = 1e12;

/** One parameter of the start: a number to type, to step with the arrows, and to drag sideways. */
function StartChip({ prepared, p }: { readonly prepared: Prepared; readonly p: number }) {
  const { settings, text, config } = usePage(DETAILS);
  const { tried } = useSome('run', 'tried');
  const input = useRef<HTMLInputElement>(null);
  const drag = useRef<{ readonly from: number; readonly value: number; readonly to?: number }>(
    null,
  );
  const { parameterNames: names, problem, units } = prepared;
  const { parameters } = problem.start;
  const name = names[p] ?? '';
  const value = (tried ?? parameters)[p] ?? NaN;
  const shown = String(Number(value.toPrecision(4)));
  const held = names.filter((one) => config.fixed.some((said) => isNamed(one, said)));
  const isHeld = held.includes(name);
  // One has to move; of standardised data an intercept that stays is none that stays in theirs.
  const canHold = held.length < names.length - 1 && units === undefined;

  function tryAt(to: number): void {
    settings.tryStart(parameters.with(p, to));
  }

  /** The run sets out from there; undefined: from where it is drawn. */
  function take(to: number | undefined): void {
    settings.tryStart(undefined);
    settings.commit({ start: startWith(config.start, names, p, to) });
  }

  return (
    <span
      class="chip start-chip"
      title={text.start.hint}
      data-start={name}
      onPointerDown={(event) => {
        // Who types selects by dragging.
        if (event.button !== 0 || document.activeElement === input.current) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, value };
      }}
      onPointerMove={({ clientX }) => {
        if (drag.current === null) return;
        const { from, value: begun, to: before } = drag.current;
        if (before === undefined && Math.abs(clientX - from) < STILL_PX) return;
        const to = moved(begun, clientX - from);
        drag.current = { from, value: begun, to };
        tryAt(to);
      }}
      onPointerUp={() => {
        if (drag.current?.to !== undefined) take(drag.current.to);
        else if (drag.current !== null) input.current?.focus();
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
        settings.tryStart(undefined);
      }}
    >
      <span class="formula" style={{ color: `var(--p${p + 1})` }}>
        {name}
      </span>
      {' = '}
      <input
        ref={input}
        type="number"
        min={-FARTHEST}
        max={FARTHEST}
        step={strideOf(value)}
        aria-label={text.start.of(name)}
        value={shown}
        style={{ width: `${Math.max(shown.length, 3)}ch` }}
        onInput={({ currentTarget: { valueAsNumber } }) => {
          if (Number.isFinite(valueAsNumber)) tryAt(valueAsNumber);
        }}
        onChange={({ currentTarget: { validity, valueAsNumber } }) => {
          if (validity.badInput || validity.rangeOverflow || validity.rangeUnderflow) return;
          take(Number.isFinite(valueAsNumber) ? valueAsNumber : undefined);
        }}
      />
      <Button
        icon={isHeld ? 'lock' : 'unlock'}
        label={text.start.hold(name)}
        aria-pressed={isHeld}
        disabled={!isHeld && !canHold}
        onClick={() => {
          const others = held.filter((one) => one !== name);
          settings.commit({ fixed: (isHeld ? others : [...others, name]).join() });
        }}
        // A press of it drags nothing.
        onPointerDown={(event) => event.stopPropagation()}
      />
      <BoundsOf name={name} />
    </span>
  );
}

/** A start with one parameter elsewhere, and the others as they were said or drawn. @param value undefined: drawn, too */
function startWith(
  start: Start,
  names: readonly string[],
  p: number,
  value: number | undefined,
): string {
  const parts = start === 'drawn' ? [] : start.map((part, i) => (typeof part === 'number' ? `${names[i]}=${part}` : part)); // prettier-ignore
  const others = parts.filter((part) => !part.startsWith(`${names[p]}=`));
  return [...others, ...(value === undefined ? [] : [`${names[p]}=${value}`])].join() || 'drawn';
}

/** A tenth of what a value is worth: 0.1 of 1.37, 10 of 523, and of 0 as of 1. */
function strideOf(value: number): number {
  return 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
}

/** So many tenths of a stride on, and no digits behind these. */
function moved(value: number, tenths: number): number {
  const unit = strideOf(value) / 10;
  return Number(((Math.round(value / unit) + tenths) * unit).toPrecision(12));
}
