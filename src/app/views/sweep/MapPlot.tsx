import { useRef, useState } from 'preact/hooks';
import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { usePage, useSome } from '../../app-context.ts';
import { layOut } from '../../charts/axes.ts';
import { Canvas } from '../../charts/Canvas.tsx';
import type { Place } from '../../charts/pen.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import type { SweepMap } from '../../state/sweep.ts';
import { placeOn, type Pair } from '../../sweep/axis.ts';
import type { Axis } from '../../../run/sweep/types.ts';
import { boxOf, drawCells, drawChosen } from './draw-map.ts';
import { axesOf, cellAt, measuredNow, pictureNow, readingOf } from './shown.ts';
import { sweepingOf } from './sweeping.ts';
import { measureName, namesOf } from './words.ts';

type Pointed = TargetedPointerEvent<HTMLCanvasElement>;

const WAYS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** With Shift a key goes so many cells. */
const FAR = 8;

/** Two canvases: the map, which follows its runs; and over it what is pointed at, chosen or about to be zoomed into. */
export function MapPlot({ map }: { readonly map: SweepMap }) {
  const words = usePage(SWEEP);
  const label = useSpoken(map);
  return (
    <div class="plot" role="figure" aria-label={label}>
      <Canvas
        data-layer="map"
        following="live"
        draw={(context, state) => {
          const picture = pictureNow(state, words);
          if (picture !== undefined && state.sweep.map === map)
            drawCells(layOut(context, axesOf(map, words)), picture);
        }}
      />
      <Pointer map={map} />
    </div>
  );
}

/** The map in a sentence, which does not change while it grows, so as not to be read out for ever. */
function useSpoken(map: SweepMap): string {
  const words = usePage(SWEEP);
  const { text, store } = words;
  useSome('sweep', 'phase');
  const measured = measuredNow(store.get());
  const { mapSpoken, bestSpoken } = text.sweep;
  const best = measured?.shades.best;
  const reading = best === undefined ? undefined : readingOf(store.get(), best, words);
  const said = reading === undefined ? '' : bestSpoken(reading.slice(0, -1).join(text.comma), reading.at(-1) ?? ''); // prettier-ignore
  const measure = measured === undefined ? '' : measureName(measured.measure, words);
  return mapSpoken(namesOf([map.across, map.up], words), measure, said);
}

interface Held {
  readonly from: Pair<number>;
  readonly to: Pair<number>;
}

/** Hover reads, a click runs the cell again, a drag zooms; arrow keys move from cell to cell, and Enter runs it again. */
function Pointer({ map }: { readonly map: SweepMap }) {
  const words = usePage(SWEEP);
  const { store, text } = words;
  const sweeping = sweepingOf(words);
  const { chosen } = useSome('sweep', 'chosen', 'revision');
  const [pointed, setPointed] = useState<{ readonly cell: number; readonly at: Place }>();
  const [keyed, setKeyed] = useState<number>();
  const [held, setHeld] = useState<Held>();
  const moved = useRef(false);
  const [wide, high] = [map.across.values.length, map.up.values.length];
  const cellOf = ([column, row]: Pair<number>): number => row * wide + column;

  function placeAt({ currentTarget, offsetX, offsetY }: Pointed): Pair<number> | undefined {
    const context = currentTarget.getContext('2d');
    if (context === null) return undefined;
    const { placeAt, box } = layOut(context, axesOf(map, words));
    const [x, y] = [offsetX - box.left, offsetY - box.top];
    const isOn = x >= 0 && y >= 0 && x <= box.width && y <= box.height;
    if (!isOn && held === undefined) return undefined;
    const [a, b] = placeAt([offsetX, offsetY]);
    return [placeOn(map.across, a), placeOn(map.up, b)];
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLCanvasElement>): void {
    const at = keyed ?? chosen ?? measuredNow(store.get())?.shades.best ?? 0;
    if (event.key === 'Enter') {
      event.preventDefault();
      sweeping.choose(at);
    }
    if (event.key === 'Escape' && held !== undefined) setHeld(undefined);
    const way = WAYS[event.key];
    if (way === undefined) return;
    // Elsewhere the right arrow does a step.
    event.preventDefault();
    const step = event.shiftKey ? FAR : 1;
    const [column, row] = cellAt(map, at);
    const within = (place: number, count: number): number =>
      Math.min(Math.max(place, 0), count - 1);
    setKeyed(cellOf([within(column + way[0] * step, wide), within(row + way[1] * step, high)]));
  }

  const looked = keyed ?? pointed?.cell ?? chosen;
  const reading = looked === undefined ? undefined : readingOf(store.get(), looked, words);
  return (
    <>
      <Canvas
        class="is-live"
        data-layer="pointer"
        data-cell={looked}
        tabIndex={0}
        role="application"
        aria-label={reading === undefined ? text.sweep.title : reading.join(text.comma)}
        onPointerDown={(event: Pointed) => {
          const at = event.button === 0 ? placeAt(event) : undefined;
          if (at === undefined) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          moved.current = false;
          setKeyed(undefined);
          setHeld({ from: at, to: at });
        }}
        onPointerMove={(event: Pointed) => {
          const at = placeAt(event);
          setPointed(at && { cell: cellOf(at), at: [event.offsetX, event.offsetY] });
          if (held === undefined || at === undefined) return;
          if (at[0] !== held.from[0] || at[1] !== held.from[1]) moved.current = true;
          setHeld({ ...held, to: at });
        }}
        onPointerUp={() => {
          if (held === undefined) return;
          setHeld(undefined);
          // Between one number and itself there is nothing; of what is listed one may be picked.
          const isWide = (axis: Axis, k: 0 | 1): boolean =>
            axis.range === undefined || held.from[k] !== held.to[k];
          if (moved.current && isWide(map.across, 0) && isWide(map.up, 1))
            sweeping.zoom(held.from, held.to);
          else if (!moved.current) sweeping.choose(cellOf(held.from));
        }}
        onPointerCancel={() => setHeld(undefined)}
        onPointerLeave={() => setPointed(undefined)}
        onKeyDown={onKeyDown}
        onBlur={() => setKeyed(undefined)}
        from={[map, words.language, keyed ?? chosen, moved.current ? held : undefined]}
        draw={(context) => {
          const sheet = layOut(context, axesOf(map, words));
          const size = { width: wide, height: high };
          const box = (cell: number | undefined) =>
            cell === undefined
              ? undefined
              : boxOf(sheet, size, cellAt(map, cell), cellAt(map, cell));
          const isDrag = held !== undefined && moved.current;
          drawChosen(
            sheet,
            box(keyed ?? chosen),
            isDrag ? boxOf(sheet, size, held.from, held.to) : undefined,
          );
        }}
      />
      {pointed !== undefined && reading !== undefined && keyed === undefined && (
        <p
          class="reading map-reading"
          aria-hidden="true"
          style={{ left: `${pointed.at[0]}px`, top: `${pointed.at[1]}px` }}
          data-right={pointed.at[0] > 360}
        >
          {reading.join('\n')}
        </p>
      )}
      <p class="visually-hidden" aria-live="polite">
        {keyed !== undefined && reading?.join(text.comma)}
      </p>
    </>
  );
}
