import type { Messages } from '../i18n/index.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { Training } from '../training/training.ts';
import { canMove, NOTHING_EDITED, type Before, type Edited, type Move } from './edited.ts';
import { editedOf, heldOf } from './in-state.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { Columns } from '../../core/data/columns.ts';

export type Editing = ReturnType<typeof createEditing>;

/** Moves single points of the data. The run begins anew on what comes of it, and plays on if it played. */
export function createEditing(store: Store<AppState>, settings: Settings, training: Training) {
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
    cancel();
    if (held === undefined) return;
    const { own } = state;
    const data = own ?? held.prepared.problem.data;
    const index = dataIndexOf(data.x, held.index);
    const edited = editedOf(state);
    const back = edited?.back ?? [];
    const move: Move = { index, y: data.y[index] ?? NaN };
    use({
      now: {
        name: edited?.now.name ?? (own ? words.editedOf(own.name) : words.edited),
        xName: own?.xName ?? 'x',
        yName: own?.yName ?? 'y',
        standardise: own?.standardise ?? false,
        ...withPointAt(data, { index, y: held.y }),
      },
      back: back.at(-1)?.index === index ? back : [...back, move],
      before: edited?.before ?? beforeOf(state),
    });
  }

  /** The held point is where it was. */
  function cancel(): void {
    store.patch('editing', { held: undefined });
  }

  /** Takes the last move back. */
  function undo(): void {
    const edited = editedOf(store.get());
    const last = edited?.back.at(-1);
    if (edited === undefined || last === undefined) return;
    const back = edited.back.slice(0, -1);
    if (back.length === 0) putBack();
    else use({ ...edited, now: { ...edited.now, ...withPointAt(edited.now, last) }, back });
  }

  /** Every point is where it was before the first was moved. */
  function putBack(): void {
    const state = store.get();
    const edited = editedOf(state);
    if (edited === undefined) return;
    const { before } = edited;
    // A start that somebody has set since stays.
    const start = state.draft.start === before.start ? 'drawn' : state.draft.start;
    playOn(() => {
      settings.useData(before.own, { ...before.settings, start });
    });
    store.patch('editing', NOTHING_EDITED);
  }

  function use(edited: Edited): void {
    const state = store.get();
    const drawn = editedOf(state) === undefined ? edited.before.start : undefined;
    const start = drawn ?? state.draft.start;
    playOn(() => {
      settings.useData(edited.now, { model: state.config.model, start });
    });
    store.patch('editing', { edited });
  }

  function playOn(change: () => void): void {
    const { playing } = store.get().run;
    change();
    if (playing) training.play();
  }

  return { hold, drop, cancel, undo, putBack };
}

function beforeOf({ own, config, draft, run }: AppState): Before {
  if (own !== undefined) return { own, settings: {}, start: undefined };
  const { replay, model } = draft;
  const drawn = run.prepared?.problem.start.parameters;
  const start = config.start === 'drawn' ? drawn?.map(f32Text).join() : undefined;
  return { own, settings: { replay, model }, start };
}

/** Nine significant digits tell any two f32 apart. */
function f32Text(value: number): string {
  return String(Number(value.toPrecision(9)));
}

/** Copies in f64, one y another. */
export function withPointAt(
  { x, y }: Columns,
  { index, y: moved }: Move,
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
