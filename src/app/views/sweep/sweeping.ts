import { DownhillError } from '../../../core/errors.ts';
import type { SweepSkills } from '../../engines/sweep-worker.ts';
import { onePerPage } from '../../one-per-page.ts';
import { cellCount, EMPTY_SWEEP, takeTile, type SweepMap } from '../../state/sweep.ts';
import { overText, quarterAbout, zoomed, type Pair } from '../../sweep/axis.ts';
import { cellAt } from './shown.ts';
import { begun } from '../../sweep/begin.ts';
import type { SweepNews } from '../../sweep/train-map.ts';
import { Working } from '../../training/working.ts';
import { Caller } from '../../workers/call.ts';

/** Maps that one can go back to. */
const MOST_BEFORE = 6;

/** Whether there is anything between the cells of one of its axes. */
export function canZoom({ across, up }: Pick<SweepMap, 'across' | 'up'>): boolean {
  return across.range !== undefined || up.range !== undefined;
}

/** Run, Stop, zoom in and out: what is done to a map of runs. */
export class Sweeping extends Working<'sweep'> {
  protected readonly slice = 'sweep';
  #caller: Caller<SweepSkills> | undefined;

  /** Opens an engine before somebody presses. */
  warm(): void {
    const work = begun(this.app.store.get());
    if (this.#caller === undefined && work !== undefined) this.#worker().tell('warm', work.request);
  }

  /** Maps the settings as they are now. @param before what one comes back to */
  start(before: readonly SweepMap[] = []): void {
    const { store, clock } = this.app;
    const work = begun(store.get());
    if (work === undefined) return;
    const { request, mapOf } = work;
    const pressed = clock();
    const { revision, looks } = this.state;
    const first = { ...EMPTY_SWEEP, before, revision, looks };
    this.begin(first, async ({ signal, tell }) => {
      const worker = this.#worker();
      const stop = (): void => {
        this.#end();
        // Whoever stops often presses again: the next Worker is there by then.
        this.warm();
      };
      signal.addEventListener('abort', stop);
      const hear = (news: SweepNews): void => {
        const { map, revision, done, firstMs = clock() - pressed } = this.state;
        const elapsedMs = clock() - pressed;
        if ('limit' in news) tell({ map: mapOf(news), elapsedMs });
        else if (map !== undefined) {
          const { leftMs } = news.progress;
          const more = signal.aborted ? 0 : takeTile(map, news.tile);
          tell({ revision: revision + 1, done: done + more, elapsedMs, firstMs, leftMs }, true);
        }
      };
      try {
        await worker.ask('sweep', request, { hear });
        return { elapsedMs: clock() - pressed };
      } catch (error) {
        if (!signal.aborted) this.#end();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    });
  }

  /** Looks nearer, at the cells from the one corner to the other, and computes them anew. */
  zoom(from: Pair<number>, to: Pair<number>): void {
    const { map, before } = this.state;
    if (map === undefined) return;
    const [across, up] = [map.across, map.up].map((axis, k) => {
      const ends = [from[k] ?? 0, to[k] ?? 0] as const;
      return zoomed(axis, Math.min(...ends), Math.max(...ends));
    });
    if (across === undefined || up === undefined) return;
    const over = overText([across, up]);
    if (over === map.over) return;
    this.stop();
    this.app.store.patch('preferences', { over });
    this.start([...before, map].slice(-MOST_BEFORE));
  }

  /** Looks nearer, at a quarter of each axis about the chosen cell. */
  closer(): void {
    const { map, chosen } = this.state;
    if (map === undefined || chosen === undefined) return;
    const [column, row] = cellAt(map, chosen);
    const [left, right] = quarterAbout(map.across, column);
    const [low, high] = quarterAbout(map.up, row);
    this.zoom([left, low], [right, high]);
  }

  /** To the map before, as it was. */
  back(): void {
    const { before } = this.state;
    const map = before.at(-1);
    if (map === undefined) return;
    this.stop();
    this.app.store.patch('preferences', { over: map.over });
    const done = map.frames.at(-1)?.isThere.reduce((sum, one) => sum + one, 0) ?? 0;
    const phase = done === cellCount(map) ? ('done' as const) : ('stopped' as const);
    const revision = this.state.revision + 1;
    this.patch({
      map,
      before: before.slice(0, -1),
      chosen: undefined,
      looked: undefined,
      done,
      phase,
      revision,
    });
  }

  choose(chosen: number | undefined): void {
    this.patch({ chosen, looks: this.state.looks + (chosen === undefined ? 0 : 1) });
  }

  look(looked: number | undefined): void {
    this.patch({ looked, revision: this.state.revision + 1 });
  }

  #worker(): Caller<SweepSkills> {
    this.#caller ??= new Caller<SweepSkills>(
      new Worker(new URL('../../engines/sweep-worker.ts', import.meta.url), { type: 'module' }),
      'the Worker of the sweep',
    );
    return this.#caller;
  }

  /** At once, whatever it does. */
  #end(): void {
    this.#caller?.end(new DownhillError('stopped'));
    this.#caller = undefined;
  }
}

export const sweepingOf = onePerPage((app) => new Sweeping(app));
