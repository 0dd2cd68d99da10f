import type { Messages } from '../i18n/index.ts';
import type { Settings } from '../settings/settings.ts';
import { isPending, type AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { Training } from '../training/training.ts';
import { fixedIn } from '../training/made.ts';
import { canBend, canMove, heldOf } from './held.ts';
import { through } from '../../core/models/through.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { Columns } from '../../core/data/columns.ts';
import { rowsOfOwn } from '../../core/data/slice.ts';

/** Of a start that is found by the eye. */
const DIGITS = 6;

export type Editing = ReturnType<typeof createEditing>;

/** Moves points of the data, and the curve at the start. The run begins anew from what comes of it, and plays on if it played. */
export function createEditing(store: Store<AppState>, settings: Settings, training: Training) {
  /** The tables that moves have made. */
  const made = new WeakSet<OwnData>();

  /**
   * Shows a point elsewhere; the run is left alone.
   * @param index among the drawn points
   * @param y in the data's own units
   */
  function hold(index: number, y: number): void {
    const { prepared } = store.get().run;
    if (prepared === undefined || !canMove(prepared)) return;
    const { drawn, problem, reading } = prepared;
    const moved = { ...problem, data: withPointAt(drawn, { index, y }) };
    const best = reading.theoryOf(moved, 'all');
    const held = y === drawn.y[index] ? undefined : { prepared, index, y, best };
    store.patch('editing', { held });
  }

  /** Shows the curve going through a place, by another start: what is fixed stays. */
  function bend(x: number, y: number): void {
    const { prepared } = store.get().run;
    if (prepared === undefined || !canBend(store.get())) return;
    const { problem, reading } = prepared;
    const { parameters } = problem.start;
    const found = through(reading, parameters, [x, y], fixedIn(problem));
    const few = found?.map((value, p) => value === parameters[p] ? value : Number(value.toPrecision(DIGITS))); // prettier-ignore
    if (few !== undefined) settings.tryStart(few);
  }

  /** Lets go of the point or the curve where it is held: from now on it is there. @param words for data of which one was moved */
  function drop(words: Pick<Messages['points'], 'edited' | 'editedOf'>): void {
    const state = store.get();
    const { tried } = state.run;
    if (tried !== undefined) {
      settings.tryStart(undefined);
      settings.commit({ start: tried.join() });
    }
    const held = heldOf(state);
    if (held === undefined) return;
    const { own, config, draft, run } = state;
    const { parameters } = held.prepared.problem.start;
    // Those of the rows that are used become a table of their own.
    const data = (own && rowsOfOwn(own, run.config.rows)) ?? held.prepared.problem.data;
    const index = dataIndexOf(data.x, held.index);
    // Let go before: it waits for the run to begin anew.
    if (data.y[index] === held.y) return;
    const edited: OwnData = {
      name: own === undefined ? words.edited : made.has(own) ? own.name : words.editedOf(own.name),
      xName: own?.xName ?? 'x',
      yName: own?.yName ?? 'y',
      standardise: own?.standardise ?? false,
      ...withPointAt(data, { index, y: held.y }),
    };
    made.add(edited);
    // A start that was drawn with the data is written down, lest the edited points draw another:
    // nine significant digits tell any two f32 apart.
    const isDrawn = own === undefined && config.start === 'drawn';
    const drawn = parameters.map((value) => Number(value.toPrecision(9)));
    const start = isDrawn ? drawn.join() : draft.start;
    settings.useData(edited, {
      model: config.model,
      start,
      fixed: draft.fixed,
      rates: draft.rates,
      bounds: draft.bounds,
    });
    // Where the run goes on until somebody answers, the point stays in sight where it will be.
    if (!isPending(store.get())) cancel();
    if (run.playing && !store.get().run.playing) training.play();
  }

  /** What is held is where it was. */
  function cancel(): void {
    store.patch('editing', { held: undefined });
    settings.tryStart(undefined);
  }

  return { hold, bend, drop, cancel };
}

/** Copies in f64, one y another. */
export function withPointAt(
  { x, y }: Columns,
  { index, y: moved }: { readonly index: number; readonly y: number },
): Pick<OwnData, 'x' | 'y'> {
  return { x: Float64Array.from(x), y: Float64Array.from(y).with(index, moved) };
}

/** The place among the data of the point that is drawn as the `drawn`-th: charts draw in the order of x. */
export function dataIndexOf(x: ArrayLike<number>, drawn: number): number {
  const order = Array.from({ length: x.length }, (_, i) => i);
  // Stable, as the order of the chart is: equal x stay as they come.
  order.sort((left, right) => (x[left] ?? NaN) - (x[right] ?? NaN));
  return order[drawn] ?? -1;
}
