import type { Messages } from '../i18n/index.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppState } from '../state.ts';
import { isPending } from '../state/pending.ts';
import type { Store } from '../store.ts';
import type { Training } from '../training/training.ts';
import { canMove, heldOf } from './held.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { Columns } from '../../core/data/columns.ts';

export type Editing = ReturnType<typeof createEditing>;

/** Moves single points of the data. The run begins anew on what comes of it, and plays on if it played. */
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
    const moved = y !== drawn.y[index];
    const best = () => reading.theoryOf({ ...problem, data: withPointAt(drawn, { index, y }) });
    store.patch('editing', {
      held: moved ? { prepared, index, y, best: best() } : undefined,
    });
  }

  /** Lets go of the point where it is held: from now on it is there. @param words for data of which one was moved */
  function drop(words: Pick<Messages['points'], 'edited' | 'editedOf'>): void {
    const state = store.get();
    const held = heldOf(state);
    if (held === undefined) return;
    const { own, config, draft, run } = state;
    const { parameters } = held.prepared.problem.start;
    const data = own ?? held.prepared.problem.data;
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
    // A start that was drawn with the data is written down, lest the edited points draw another.
    const isDrawn = own === undefined && config.start === 'drawn';
    const start = isDrawn ? parameters.map(f32Text).join() : draft.start;
    settings.useData(edited, { model: config.model, start });
    // Where the run goes on until somebody answers, the point stays in sight where it will be.
    if (!isPending(store.get())) cancel();
    if (run.playing && !store.get().run.playing) training.play();
  }

  /** The held point is where it was. */
  function cancel(): void {
    store.patch('editing', { held: undefined });
  }

  return { hold, drop, cancel };
}

/** Nine significant digits tell any two f32 apart. */
function f32Text(value: number): string {
  return String(Number(value.toPrecision(9)));
}

/** Copies in f64, one y another. */
export function withPointAt(
  { x, y }: Columns,
  { index, y: moved }: { readonly index: number; readonly y: number },
): Pick<OwnData, 'x' | 'y'> {
  const ys = Float64Array.from(y);
  ys[index] = moved;
  return { x: Float64Array.from(x), y: ys };
}

/** The place among the data of the point that is drawn as the `drawn`-th: charts draw in the order of x. */
export function dataIndexOf(x: ArrayLike<number>, drawn: number): number {
  const order = Array.from({ length: x.length }, (_, i) => i);
  // Stable, as the order of the chart is: equal x stay as they come.
  order.sort((left, right) => (x[left] ?? NaN) - (x[right] ?? NaN));
  return order[drawn] ?? -1;
}
