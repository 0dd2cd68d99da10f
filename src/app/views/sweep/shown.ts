/** The map as it is to be drawn now: its colours, its axes, and what stands on it. */
import { linearMarks, logMarks } from '../../../core/text/marks.ts';
import type { WordsOf } from '../../app-context.ts';
import type { Axes } from '../../charts/axes.ts';
import type { Measure } from '../../../run/sweep/types.ts';
import { textScale, type Place } from '../../charts/pen.ts';
import { rampOf, type Ramp } from '../../charts/raster.ts';
import type { SWEEP } from '../../i18n/sweep.ts';
import type { AppState } from '../../state.ts';
import { frameOf, type SweepMap } from '../../state/sweep.ts';
import { edgesOf, isThere, valueOf, type Pair } from '../../sweep/axis.ts';
import { MOST_MINIMA, roomsIn } from '../../sweep/basins.ts';
import { BESIDE_PX, TOP_PX, type MapPicture } from './draw-map.ts';
import { limitOver } from '../../sweep/limit.ts';
import { measuredIn, type Measured } from '../../sweep/measured.ts';
import { shareOn } from '../../../run/sweep/scale.ts';
import { measureText, nameOf, namesOn, valueOn } from './words.ts';

type Words = Pick<WordsOf<typeof SWEEP>, 'text' | 'numbers'>;

/** A bar of colours is about so long, and a mark on it takes so much. CSS px */
const BAR_SPAN_PX = 420;
const MARK_PX = 30;

/** Near the foot of a column: they stand from −½ to ½. */
const LOW = -0.44;

const RELIEF = ['relief-1', 'relief-2', 'relief-3', 'relief-4', 'relief-5', 'relief-6'] as const;
/** Of what learns, late or soon, and of what does not, soon or late. */
const SIGNED = ['class-1', 'above', 'surface', 'below', 'class-0'] as const;
const MINIMA = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const;

function rampFor({ unit }: Measure): Ramp {
  return unit === 'ratio' ? rampOf(SIGNED) : unit === 'minimum' ? inSteps(rampOf(MINIMA), MINIMA.length) : rampOf(RELIEF); // prettier-ignore
}

/** Mixes the colours of most maps before there is one, so that its first picture does not wait for them. */
export function mixColours(): void {
  rampOf(RELIEF);
}

/** The colours at so many places of a ramp, and none between them. */
function inSteps(ramp: Ramp, count: number): Ramp {
  const last = ramp.length / 4 - 1;
  return ramp.map((_, k) => {
    const nearest = Math.round((Math.floor(k / 4) / last) * (count - 1)) / (count - 1);
    return ramp[4 * Math.round(nearest * last) + (k % 4)] ?? 0;
  });
}

/** The same as long as nothing of it is another: a picture asks for it each time that it is drawn. */
let latest:
  { readonly key: readonly unknown[]; readonly measured: Measured | undefined } | undefined;

export function measuredNow({
  sweep,
  preferences,
}: Pick<AppState, 'sweep' | 'preferences'>): Measured | undefined {
  const frame = frameOf(sweep);
  const key = [sweep.map, frame, sweep.revision, preferences.measure];
  if (latest?.key.every((part, i) => part === key[i]) !== true) {
    const measured = sweep.map && frame && measuredIn(sweep.map, frame, preferences.measure);
    latest = { key, measured };
  }
  return latest.measured;
}

/** Of a cell: its places on the axes. */
export function cellAt({ across }: Pick<SweepMap, 'across'>, cell: number): Pair<number> {
  const wide = across.values.length;
  return [cell % wide, Math.floor(cell / wide)];
}

/** The middle of a cell, in the units of the axes. */
export function placeOf(map: Pick<SweepMap, 'across' | 'up'>, cell: number): Place {
  const [column, row] = cellAt(map, cell);
  return [valueOf(map.across, column), valueOf(map.up, row)];
}

export function axesOf({ across, up }: Pick<SweepMap, 'across' | 'up'>, words: Words): Axes {
  const [x, y] = [across, up].map((axis) => ({
    title: nameOf(axis.name, words),
    range: edgesOf(axis),
    isLog: axis.scale === 'log',
    ...(axis.range === undefined && { names: namesOn(axis, words) }),
  }));
  if (x === undefined || y === undefined) throw new TypeError('a map has two axes');
  const px = textScale();
  return { x, y: { ...y, title: '' }, topPx: TOP_PX * px, rightPx: BESIDE_PX * px };
}

export function pictureNow(state: AppState, words: Words): MapPicture | undefined {
  const { map } = state.sweep;
  const measured = measuredNow(state);
  if (map === undefined || measured === undefined) return undefined;
  const { shades, measure } = measured;
  const { text } = words;
  const places = limitOver(map);
  // What is no amount has no height.
  const isAmount = measure.unit !== 'ratio' && measure.unit !== 'minimum';
  const rises = isAmount && !isThere(map.up);
  return {
    shades,
    up: nameOf(map.up.name, words),
    ramp: rampFor(measure),
    best:
      shades.best === undefined || !isAmount
        ? undefined
        : { at: bestAt(placeOf(map, shades.best), rises), name: text.sweep.best },
    rises,
    names: basinNames(map, measured),
    limit: places.length === 0 ? undefined : { places, name: '2(1 + μ)/λ' },
    marks: marksOf(measured, words),
  };
}

/** Of columns the best is the lowest. */
function bestAt([x, y]: Place, rises: boolean): Place {
  return [x, rises ? LOW : y];
}

/** What the colours stand for, at some of them. */
function marksOf({ shades, measure, minima }: Measured, words: Words): MapPicture['marks'] {
  const { scale } = shades;
  const { learns, fails } = words.text.sweep;
  if (measure.unit === 'ratio') return [{ share: 0.25, label: learns }, { share: 0.75, label: fails }]; // prettier-ignore
  if (measure.unit === 'minimum') {
    return minima.map((loss, k) => {
      const label = `${k + 1}: ${words.numbers.short(loss)}`;
      return { share: k / (MOST_MINIMA - 1), label };
    });
  }
  if (!(scale.most >= scale.least)) return [];
  const sign = measure.better === 'more' ? -1 : 1;
  if (scale.most === scale.least) return [{ share: 0, label: measureText(measure, sign * scale.least, words) }]; // prettier-ignore
  const span = { least: scale.least, most: scale.most, px: BAR_SPAN_PX, room: () => MARK_PX };
  const { at } = scale.isLog ? logMarks(span, 1e6) : linearMarks(span);
  return at.map((value) => ({
    share: shareOn(scale, value),
    label: measureText(measure, sign * value, words),
  }));
}

/** The number of each minimum, where there is most room for it. */
function basinNames(map: SweepMap, { values, measure, minima }: Measured): MapPicture['names'] {
  if (measure.unit !== 'minimum') return [];
  const rooms = roomsIn(values, map.across.values.length);
  return minima.flatMap((_, k) => {
    let widest: number | undefined;
    for (const [cell, room] of rooms.entries())
      if (values[cell] === k + 1 && room > (rooms[widest ?? -1] ?? 0)) widest = cell;
    return widest === undefined ? [] : [{ at: placeOf(map, widest), name: String(k + 1) }];
  });
}

/** What is read off a cell: where it is, by each axis, and what came of it. */
export function readingOf(
  state: AppState,
  cell: number,
  words: Words,
): readonly [...where: string[], value: string] | undefined {
  const { map } = state.sweep;
  const measured = measuredNow(state);
  if (map === undefined || measured === undefined) return undefined;
  const { measure, values, shades } = measured;
  const { sweep } = words.text;
  const places = cellAt(map, cell);
  const where = [map.across, map.up].flatMap((axis, k) =>
    isThere(axis) ? [`${nameOf(axis.name, words)} ${valueOn(axis, places[k] ?? NaN, words)}`] : [],
  );
  const value = values[cell] ?? NaN;
  const said = (
    [sweep.waiting, measureText(measure, value, words), sweep.diverged, sweep.unfinished] as const
  )[(shades.states[cell] ?? 0) as 0 | 1 | 2 | 3];
  return [...where, said];
}
