import { useRef, useState } from 'preact/hooks';
import { usePage } from '../../app-context.ts';
import { fitRange } from '../../charts/fit-plot.ts';
import { bestOf, heldOf } from '../../editing/held.ts';
import { columnsOf } from '../../format/columns.ts';
import { equationOf } from '../../format/equation.ts';

/** The chart is so many presses of an arrow key high; with Shift, a fifth of them. */
const KEY_STEPS = 50;
const SHIFT = 5;

const CHOICES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};
const MOVES: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

export interface PointKeysProps {
  /** Hears of the chosen point, and that it may have moved. Undefined: none is any more. */
  readonly onChange: (chosen: number | undefined) => void;
}

/** Chooses and moves points by keys, as a pointer drags them: a point that is let go is there. */
export function PointKeys({ onChange }: PointKeysProps) {
  const { store, editing, text, numbers } = usePage();
  const words = text.points;
  const chosen = useRef(0);
  const [said, setSaid] = useState('');

  function choose(by: number): void {
    letGo();
    const last = (store.get().run.prepared?.drawn.x.length ?? 1) - 1;
    chosen.current = Math.min(Math.max(chosen.current + by, 0), last);
    tell();
  }

  function move(steps: number): void {
    const { prepared } = store.get().run;
    if (prepared === undefined) return;
    const index = chosen.current;
    const [least, most] = fitRange(prepared);
    const from = heldOf(store.get())?.y ?? prepared.drawn.y[index] ?? NaN;
    const to = from + (steps * (most - least)) / KEY_STEPS;
    editing.hold(index, Math.min(Math.max(to, least), most));
    tell();
  }

  function letGo(): void {
    editing.drop(words);
    onChange(chosen.current);
  }

  function tell(): void {
    onChange(chosen.current);
    const state = store.get();
    const { prepared } = state.run;
    if (prepared === undefined) return;
    const { x, y } = prepared.drawn;
    const columns = columnsOf(prepared);
    const held = heldOf(state);
    const place = [
      numbers.integer(chosen.current + 1),
      numbers.integer(x.length),
      columns.x(x[chosen.current] ?? NaN),
      held === undefined ? columns.y(y[chosen.current] ?? NaN) : columns.fit(held.y),
    ] as const;
    const where = words.at(...place);
    const best = equationOf(prepared, bestOf(state)?.parameters);
    setSaid(held === undefined ? where : words.moved(where, best));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const steps = event.shiftKey ? SHIFT : 1;
    const [choice, way] = [CHOICES[key], MOVES[key]];
    if (choice !== undefined) choose(choice * steps);
    else if (way !== undefined) move(way * steps);
    else return;
    // Elsewhere the right arrow does a step, and the others scroll.
    event.preventDefault();
  }

  return (
    <>
      <div
        class="point-keys"
        role="application"
        tabIndex={0}
        aria-label={words.keys}
        onKeyDown={onKeyDown}
        onKeyUp={({ key }) => {
          if (MOVES[key] !== undefined) letGo();
        }}
        onFocus={() => {
          choose(0);
        }}
        onBlur={() => {
          letGo();
          onChange(undefined);
        }}
      />
      <p class="point-hint hint" aria-hidden="true">
        {words.hint}
      </p>
      <p class="visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  );
}
