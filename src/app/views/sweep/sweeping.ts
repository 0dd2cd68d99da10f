import { DownhillError } from '../../../core/errors.ts';
import type { FitConfig } from '../../../core/settings/index.ts';
import type { SweepNews, SweepSkills } from '../../engines/sweep-worker.ts';
import { onePerPage } from '../../one-per-page.ts';
import { cellCount, emptyFrame, takeTile, type SweepMap } from '../../state/sweep.ts';
import { Working } from '../../training/working.ts';
import { Caller } from '../../workers/call.ts';
import { overText, partsOf, readOver, zoomed, type Pair } from './axis.ts';
import { asked } from './asked.ts';

/** Maps that one can go back to. */
const MOST_BEFORE = 6;
/** So many epochs of a map can be looked at. */
const FRAMES = 12;

/** All that a map can be coloured by. */
const MEASURES = ['epochs-to', 'last-loss', 'best-loss', 'best-epoch', 'diverged-at', 'ratio-sum'];

/** Run, Stop, zoom in and out: what is done to a map of runs. */
export class Sweeping extends Working<'sweep'> {
  protected readonly slice = 'sweep';
  #caller: Caller<SweepSkills> | undefined;

  /** Opens an engine before somebody presses. */
  warm(): void {
    const { engine, precision } = this.app.store.get().config;
    if (this.#caller === undefined) this.#worker().tell('open', { engine, precision });
  }

  /** Maps the settings as they are now. @param before what one comes back to */
  start(before: readonly SweepMap[] = []): void {
    const { store, clock } = this.app;
    const { config, own } = store.get();
    const axes = readOver(asked(store.get()));
    if (axes === undefined) return;
    const [across, up] = axes;
    const first = { over: overText([partsOf(across), partsOf(up)]), across, up, config, own };
    const pressed = clock();
    const state = {
      ...this.state,
      map: undefined,
      before,
      done: 0,
      elapsedMs: 0,
      failure: undefined,
    };
    const begun = {
      ...state,
      chosen: undefined,
      looked: undefined,
      firstMs: undefined,
      leftMs: undefined,
    };
    this.begin({ ...begun, phase: 'running' }, async ({ signal, tell }) => {
      const worker = this.#worker();
      const stop = (): void => this.#end();
      signal.addEventListener('abort', stop);
      const hear = (news: SweepNews): void => {
        const { map, revision, done, firstMs = clock() - pressed } = this.state;
        const elapsedMs = clock() - pressed;
        if ('limit' in news) tell({ map: mapOf(first, news), elapsedMs });
        else if (map !== undefined) {
          const { leftMs } = news.progress;
          const more = signal.aborted ? 0 : takeTile(map, news.tile);
          tell({ revision: revision + 1, done: done + more, elapsedMs, firstMs, leftMs });
        }
      };
      try {
        const at = epochsBetween(config);
        await worker.ask(
          'sweep',
          { config, own, axes: [up, across], measures: MEASURES, at },
          { hear },
        );
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
    this.stop();
    this.app.store.patch('preferences', { over: overText([across, up]) });
    this.start([...before, map].slice(-MOST_BEFORE));
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
    this.patch({ chosen });
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

function mapOf(
  first: Omit<SweepMap, 'measures' | 'limit' | 'engine' | 'frames'>,
  { engine, measures, limit }: Extract<SweepNews, { limit: unknown }>,
): SweepMap {
  const cells = cellCount(first);
  const epochs = [...epochsBetween(first.config), first.config.epochs];
  const frames = epochs.map((epoch) => emptyFrame(epoch, cells, measures));
  return { ...first, engine, measures, limit, frames };
}

/** Evenly spaced on a logarithmic scale, before the last. */
export function epochsBetween({ epochs }: Pick<FitConfig, 'epochs'>): readonly number[] {
  const at = Array.from({ length: FRAMES - 1 }, (_, i) => Math.round(epochs ** (i / (FRAMES - 1))));
  return [...new Set(at)].filter((epoch) => epoch < epochs);
}

/** The sweep of the page. */
export const sweepingOf = onePerPage((app) => new Sweeping(app));
