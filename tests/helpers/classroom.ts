/** The page without a picture, with an engine of the CPU: lessons as a class takes them. */
// What charts ask for when they are loaded, as those of rivals are.
import './drawn.ts';
import { fitHere } from './fit-here.ts';
import { createGuide } from '../../src/app/guide/guide.ts';
import type { LessonId } from '../../src/app/guide/ids.ts';
import * as models from '../../src/app/training/prepare.ts';
import { readAddress } from '../../src/app/settings/address.ts';
import { createSettings } from '../../src/app/settings/settings.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { takeTile } from '../../src/app/state/sweep.ts';
import { Store } from '../../src/app/store.ts';
import { begun } from '../../src/app/sweep/begin.ts';
import { trainMap } from '../../src/app/sweep/train-map.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { createTraining } from '../../src/app/training/training.ts';
import { createWasmEngine } from '../../src/wasm/index.ts';

/** What fits, with what takes the place of its Worker. */
async function answers() {
  await fitHere();
  return import('../../src/app/answer/answering.ts');
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export type Classroom = Awaited<ReturnType<typeof classroom>>;

/** @param search the address that the page is opened with */
export async function classroom(search = '') {
  const { config, preferences, refused } = readAddress(search, models);
  const store = new Store<AppState>(initialState(config, preferences, refused), () => undefined);
  const engine = await createWasmEngine({ breathe: turn });
  const training = createTraining(store, {
    engines: {
      open: () => Promise.resolve({ engine }),
      discard: () => undefined,
      forgetMissing: () => undefined,
    },
    prepare: (one, _signal, _report, own) => Promise.resolve(prepare(one, own)),
    clock: () => performance.now(),
    nextFrame: turn,
    after: () => new Promise(() => undefined),
    isStill: () => false,
  });
  const settings = createSettings(store, training, { follow: () => undefined }, () =>
    Promise.resolve(models),
  );
  const guide = createGuide(store, settings);

  function taught() {
    const { taught: now } = store.get();
    if (now === undefined) throw new Error('nothing is taught');
    return now;
  }

  /** Until what is on its way is there. */
  async function settled(): Promise<void> {
    const { run, rivals } = store.get();
    if ([run, ...rivals].every(({ phase, playing }) => phase !== 'preparing' && !playing)) return;
    await turn();
    await settled();
  }

  const press = { store, settings, training, clock: () => performance.now() };

  return {
    store,
    training,
    settings,
    guide,
    taught,
    run: () => store.get().run,
    async teach(id: LessonId, at?: number): Promise<void> {
      await guide.teach(id, at);
      await settled();
    },
    async train(): Promise<void> {
      // Nobody looks on.
      settings.prefer({ speed: 'max' });
      training.play();
      await settled();
    },
    /** Presses Fit. */
    async fit(): Promise<void> {
      await (await answers()).fit(press);
      await settled();
    },
    /** Presses what shows how it descended. */
    async descend(): Promise<boolean> {
      const went = (await answers()).descend(press);
      // Nobody looks on.
      while (!store.get().run.playing) await turn();
      settings.prefer({ speed: 'max' });
      await settled();
      return went;
    },
    async step(steps: number): Promise<void> {
      const { epoch } = store.get().run;
      for (let i = 1; i <= steps; i++) {
        training.step();
        while (store.get().run.epoch < epoch + i) await turn();
      }
      await settled();
    },
    /** Presses Run in the place of maps. */
    async sweep(): Promise<void> {
      const work = begun(store.get());
      if (work === undefined) throw new Error('the axes cannot be read');
      await trainMap(
        work.request,
        () => Promise.resolve(engine),
        () => performance.now(),
        (news) => {
          if ('limit' in news) store.patch('sweep', { map: work.mapOf(news), phase: 'running' });
          const { map } = store.get().sweep;
          if ('tile' in news && map !== undefined) takeTile(map, news.tile);
        },
      );
      store.patch('sweep', { phase: 'done' });
    },
    /** Clicks a cell of the map. */
    look(chosen: number): void {
      store.patch('sweep', { chosen, looks: store.get().sweep.looks + 1 });
    },
    async set(patch: Parameters<typeof settings.commit>[0]): Promise<void> {
      settings.commit(patch);
      await settled();
    },
  };
}
