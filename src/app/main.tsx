import { render } from 'preact';
import { createWebGpuEngine } from '../gpu/index.ts';
import { AppContext } from './app-context.ts';
import { followDocument } from './document.ts';
import { createEngineSource } from './engines/source.ts';
import { openWorkerEngine } from './engines/worker-engine.ts';
import { nextFrame, onNextPicture } from './frames.ts';
import { listenToKeys } from './keyboard.ts';
import { readAddress } from './settings/address.ts';
import { Settings } from './settings/settings.ts';
import { initialState, type AppState } from './state.ts';
import { Store } from './store.ts';
import { prepareAside } from './training/preparing.ts';
import { Training } from './training/training.ts';
import { AppFrame } from './views/AppFrame.tsx';

const { config, preferences, refused } = readAddress(location.search);
const store = new Store<AppState>(initialState(config, preferences, refused), onNextPicture);

const training = new Training(store, {
  engines: createEngineSource({
    webgpu: () =>
      createWebGpuEngine({
        // Typed as always there; in an insecure context and in older browsers it is not.
        gpu: (navigator as Partial<Navigator>).gpu,
        secureContext: isSecureContext,
      }),
    cpu: openWorkerEngine,
  }),
  prepare: prepareAside,
  clock: () => performance.now(),
  nextFrame,
});
const settings = new Settings(store, training);

followDocument(store);
listenToKeys(training);
training.reset();

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
render(
  <AppContext value={{ store, settings, training }}>
    <AppFrame />
  </AppContext>,
  root,
);
