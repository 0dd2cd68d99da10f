/** Points of the fit chart, and its curve at the start, are moved up and down: by a pointer, and by keys. */
import type { RefObject, TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../../app-context.ts';
import { nearestPoint, pixelOf, type Place, type Sheet } from '../../charts/pen.ts';
import { bestOf, canBend, canMove, heldOf } from '../../editing/held.ts';
import { columnsOf } from '../../format/columns.ts';
import { equationOf } from '../../format/equation.ts';
import { momentOf } from '../../state.ts';
import type { Prepared } from '../../training/made.ts';
import { fitRange, fitWidth, gripAt, placesOf, type Grip } from './fit-plot.ts';

/** From how far a pointer takes hold of a point. A finger hides what it points at. CSS px */
const REACH_PX = { mouse: 10, touch: 18 } as const;

/** A press that moves no farther is a press, and no drag. CSS px */
const STILL_PX = 2;

interface Drag {
  readonly pointerId: number;
  readonly grip: Grip;
  /** Where it was pressed, and how far below what it holds that is. */
  readonly from: number;
  readonly below: number;
  moved: boolean;
}

type Pressed = Pick<PointerEvent, 'clientX' | 'clientY'>;

/**
 * Lets a pointer take hold of the points of a chart, or of the curve at the start, and move them up and down.
 * @returns what the canvas hears, and what a press would take hold of
 */
export function usePointDrag(sheet: RefObject<Sheet | null>, prepared: Prepared) {
  const { store, editing, text } = usePage();
  const [aimed, aim] = useState<Grip>();
  const drag = useRef<Drag | undefined>(undefined);

  function end(): void {
    drag.current = undefined;
    aim(undefined);
  }

  function cancel(): void {
    if (drag.current !== undefined) editing.cancel();
    end();
  }

  useEffect(() => {
    const onKeyDown = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape' || drag.current === undefined) return;
      pressed.stopPropagation();
      cancel();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
      cancel();
    };
  }, [prepared]);

  function placeOf({ clientX, clientY }: Pressed): Place {
    const { left = 0, top = 0 } = sheet.current?.ctx.canvas.getBoundingClientRect() ?? {};
    return [clientX - left, clientY - top];
  }

  /** A point under the pointer goes before the curve. */
  function aimedAt(pressed: Pressed, isTouch: boolean): Grip | undefined {
    const [on, state] = [sheet.current, store.get()];
    if (on === null) return undefined;
    const [reach, at] = [REACH_PX[isTouch ? 'touch' : 'mouse'], placeOf(pressed)];
    const points = canMove(prepared) ? placesOf(state, prepared) : [];
    const pixels = points.map((place) => pixelOf(on, place));
    const index = nearestPoint(pixels, at, reach);
    if (index !== undefined) return { index };
    const [from, to] = fitWidth(prepared);
    const grip = { x: from + ((at[0] - on.box.left) / on.box.width) * (to - from) };
    const isNear = nearestPoint([pixelOf(on, gripAt(state, prepared, grip))], at, reach) === 0;
    return isNear && grip.x >= from && grip.x <= to && canBend(state) ? grip : undefined;
  }

  function hold({ grip, below }: Drag, y: number): void {
    if (sheet.current === null) return;
    const { top, height } = sheet.current.box;
    const [least, most] = fitRange(prepared);
    const down = Math.min(Math.max((y - below - top) / height, 0), 1);
    const to = most - down * (most - least);
    if ('index' in grip) editing.hold(grip.index, to);
    else editing.bend(grip.x, to);
  }

  const handlers = {
    style: { cursor: aimed === undefined ? '' : 'ns-resize' },
    onPointerDown: (event: TargetedPointerEvent<HTMLCanvasElement>) => {
      // A second finger means something else.
      if (drag.current !== undefined) {
        cancel();
        return;
      }
      const grip = event.button === 0 ? aimedAt(event, event.pointerType === 'touch') : undefined;
      if (grip === undefined || sheet.current === null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const [, from] = placeOf(event);
      const [, down] = pixelOf(sheet.current, gripAt(store.get(), prepared, grip));
      drag.current = { pointerId: event.pointerId, grip, from, below: from - down, moved: false };
      aim(grip);
    },
    onPointerMove: (event: PointerEvent) => {
      const now = drag.current;
      if (now === undefined) {
        if (event.buttons === 0) aim(aimedAt(event, event.pointerType === 'touch'));
        return;
      }
      if (event.pointerId !== now.pointerId) return;
      const [, y] = placeOf(event);
      now.moved ||= Math.abs(y - now.from) > STILL_PX;
      if (now.moved) hold(now, y);
    },
    onPointerUp: ({ pointerId }: PointerEvent) => {
      if (drag.current?.pointerId !== pointerId) return;
      end();
      editing.drop(text.points);
    },
    onPointerCancel: cancel,
    onPointerLeave: () => {
      if (drag.current === undefined) aim(undefined);
    },
    // A finger on a point or the curve drags it; anywhere else it scrolls the page.
    onTouchStart: (event: TouchEvent) => {
      const [touch, second] = event.touches;
      if (touch === undefined || second !== undefined) return;
      if (aimedAt(touch, true) !== undefined) event.preventDefault();
    },
  };
  return { aimed, handlers };
}

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

interface PointKeysProps {
  readonly prepared: Prepared;
  readonly ofCurve?: boolean;
  readonly onChoose: (chosen: Grip | undefined) => void;
}

/**
 * Chooses and moves points by keys, as a pointer drags them: a point that is let go is there.
 * @param ofCurve it is the curve that is moved, at the x of one of them
 * @param onChoose undefined: none is chosen any more
 */
export function PointKeys({ prepared, ofCurve = false, onChoose }: PointKeysProps) {
  const { store, editing, text, numbers } = usePage();
  const words = text.points;
  const chosen = useRef(0);
  const [said, setSaid] = useState('');
  const { x, y } = prepared.drawn;

  const grip = (): Grip => (ofCurve ? { x: x[chosen.current] ?? NaN } : { index: chosen.current });
  const height = (): number => gripAt(store.get(), prepared, grip())[1];

  function choose(by: number): void {
    editing.drop(words);
    chosen.current = Math.min(Math.max(chosen.current + by, 0), x.length - 1);
    tell();
  }

  function move(steps: number): void {
    const [least, most] = fitRange(prepared);
    const by = (steps * (most - least)) / KEY_STEPS;
    const to = Math.min(Math.max(height() + by, least), most);
    if (ofCurve) editing.bend(x[chosen.current] ?? NaN, to);
    else editing.hold(chosen.current, to);
    tell();
  }

  function tell(): void {
    const at = chosen.current;
    onChoose(grip());
    const held = heldOf(store.get());
    const columns = columnsOf(prepared);
    const where = words.at(
      numbers.integer(at + 1),
      numbers.integer(x.length),
      columns.x(x[at] ?? NaN),
      held === undefined ? columns.y(y[at] ?? NaN) : columns.fit(held.y),
    );
    const best = equationOf(prepared, bestOf(store.get())?.parameters);
    const curve = equationOf(prepared, momentOf(store.get().run).parameters);
    if (ofCurve) setSaid(words.curveAt(columns.x(x[at] ?? NaN), columns.fit(height()), curve));
    else setSaid(held === undefined ? where : words.moved(where, best));
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
        aria-label={ofCurve ? words.curve : words.keys}
        onKeyDown={onKeyDown}
        onKeyUp={({ key }) => {
          if (MOVES[key] !== undefined) editing.drop(words);
        }}
        onFocus={() => choose(0)}
        onBlur={() => {
          editing.drop(words);
          onChoose(undefined);
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
