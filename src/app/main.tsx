import { render } from 'preact';
import { AppContext, languageOf, type App } from './app-context.ts';
import { pressed } from './answer/press.ts';
import { createDataDesk } from './data/data-desk.ts';
import { fetchExample, listenToData, readAside } from './data/sources.ts';
import { createEditing } from './editing/editing.ts';
import { dataBeforeReload, followDocument } from './document.ts';
import { createEngineSource, type Openers } from './engines/source.ts';
import { openWorkerEngine } from './engines/worker-engine.ts';
import { createLandscapeSource } from './landscape/source.ts';
import { isStill, nextFrame, onNextPicture } from './frames.ts';
import { createGuide } from './guide/guide.ts';
import { fetchRace } from './rivals/fetch.ts';
import { TEXTS } from './i18n/index.ts';
import { keptShapes } from './kept.ts';
import { listenToKeys } from './keyboard.ts';
import { newId } from './new-id.ts';
import { readAddress } from './settings/address.ts';
import { fetchPart } from './part-missing.ts';
import { asksForModels, draftOf } from './settings/draft.ts';
import { createSettings } from './settings/settings.ts';
import { createUndo } from './settings/undo.ts';
import { initialState, type AppState } from './state.ts';
import { Store } from './store.ts';
import { fetchModels, prepareAside } from './training/preparing.ts';
import { openShelf } from './shelf.ts';
import { MOST_TABLES, createTables } from './tables/tables.ts';
import type { Surroundings } from './training/run-loop.ts';
import { createTraining } from './training/training.ts';
import { canFit } from './answer/answer-of.ts';
import { AppFrame } from './views/AppFrame.tsx';

const { config, preferences, refused } = readAddress(location.search);
const store = new Store<AppState>(initialState(config, preferences, refused), onNextPicture);

const clock = (): number => performance.now();

const openers: Openers = {
  // It comes while the data are made: the first picture needs none.
  webgpu: async (precision) => {
    const { createWebGpuEngine } = await fetchPart(() => import('../gpu/index.ts'));
    return createWebGpuEngine({
      precision,
      // Typed as always there; in an insecure context and in older browsers it is not.
      gpu: (navigator as Partial<Navigator>).gpu,
      secureContext: isSecureContext,
      tuning: keptShapes(clock),
    });
  },
  cpu: (precision) => openWorkerEngine('cpu', precision),
  wasm: () => openWorkerEngine('wasm', 'f32'),
};

const engines = createEngineSource(openers);

const surroundings: Surroundings = {
  engines,
  prepare: prepareAside,
  clock,
  nextFrame,
  after: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  isStill,
};
const trainBeside = (of: Store<AppState>) => createTraining(of, surroundings);
const training = trainBeside(store);
const tables = createTables(store, {
  openShelf: () => openShelf('downhill-tables', 'tables', MOST_TABLES),
  now: () => new Date(),
  newId,
});
const settings = createSettings(store, training, tables, fetchModels);
const desk = createDataDesk(store, settings, { read: readAside, fetchExample });
const editing = createEditing(store, settings, training);
const landscapeOf = createLandscapeSource({ engines, clock, nextFrame });
const guide = createGuide(store, settings);

/** Own data that this page had before it was loaded anew. A replay in the address brings its own. */
async function takeUpData(): Promise<void> {
  if (location.hash.startsWith('#table=')) {
    await takeUpTable();
    return;
  }
  const note = config.replay === 'none' ? dataBeforeReload() : undefined;
  if (note === undefined) return;
  const own = note.table === undefined ? undefined : await tables.recall(note.table);
  if (own === undefined) store.set({ lostData: note.own });
  else store.set({ own, rateBefore: note.rateBefore });
}

/** Of a link that carries a table. From then on they are data like others, and the address says nothing of them. */
async function takeUpTable(): Promise<void> {
  const { ownInHash } = await import('./tables/setup.ts');
  const own = await ownInHash(location.hash).catch(() => undefined);
  if (own === undefined) {
    const part = `${location.hash.slice(0, 20)}…`;
    store.set({
      refused: [...store.get().refused, { part, fault: { kind: 'table' }, used: undefined }],
    });
    return;
  }
  history.replaceState(history.state, '', location.pathname + location.search);
  store.set({ own });
  tables.follow(own);
}

/** An address that asks for another model than the line is read once more, with what reads formulas. */
async function takeUpModel(): Promise<void> {
  if (!asksForModels(draftOf(config))) return;
  const models = await fetchModels();
  const { preferences: wanted, ...read } = readAddress(location.search, models);
  const { guide } = store.get();
  store.set({ ...initialState(read.config, wanted, read.refused), guide, models });
}

/** The step of a lesson that the address names; where it does not come, its caption says so. */
async function takeUpLesson(): Promise<void> {
  const { lesson, at } = store.get().preferences;
  if (lesson !== 'none') await guide.teach(lesson, at);
}

/** Rivals of an address are told of what is wrong with them once what reads them is there. */
async function takeUpRivals(): Promise<void> {
  if (preferences.rivals === '') return;
  const { rivals, refused } = (await fetchRace()).readRivals(store.get());
  store.patch('preferences', { rivals });
  store.set({ refused: [...store.get().refused, ...refused] });
}

/** Once the page is there, all of it is fetched, so that the next time it needs no network. */
function keepOffline(): void {
  const stop = store.follow(() => {
    if (store.get().run.phase === 'preparing') return;
    stop();
    import('./offline/offline.ts')
      .then((offline) => offline.keepOffline(store))
      .catch(() => undefined);
  });
}

async function begin(root: HTMLElement): Promise<void> {
  await takeUpModel()
    .then(takeUpRivals)
    .catch(() => undefined);
  // Within another page it has the room of a picture.
  if (preferences.embed === 1) await import('./styles/embed.css').catch(() => undefined);
  await takeUpData();
  await takeUpLesson().catch(() => undefined);
  followDocument(store);
  const undo = createUndo(store, settings, clock);
  listenToKeys(store, {
    ...training,
    ...undo,
    keys: () => guide.show('keys'),
    fit: () => {
      if (canFit(store.get().config)) void pressed(app, (there) => there.fit(app));
    },
  });
  listenToData(desk, () => TEXTS[languageOf(store.get().preferences)].ownData.pasted);
  // Not within another page, nor while it is being written.
  if (import.meta.env.PROD && preferences.embed === 0) keepOffline();
  training.reset();
  const app: App = {
    store,
    settings,
    undo,
    training,
    trainBeside,
    openers,
    prepare: prepareAside,
    clock,
    desk,
    tables,
    editing,
    landscapeOf,
    guide,
  };
  render(
    <AppContext value={app}>
      <AppFrame />
    </AppContext>,
    root,
  );
  // Before a run can end, and after the first picture.
  const { keeperOf } = await import('./views/compare/keeper.ts');
  await keeperOf(app).open();
}

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
void begin(root);
