/** The page without a network: a service worker keeps it, and a newer version of it waits until somebody wants it. */
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { TAKE_OVER } from './take-over.ts';

export async function keepOffline(store: Store<AppState>): Promise<void> {
  // In an insecure context, and in some private windows, there is none.
  const { serviceWorker } = navigator as Partial<Navigator>;
  if (serviceWorker === undefined) return;
  const registration = await serviceWorker.register('./sw.js');

  /** Settings and data are taken up by the page that is loaded. */
  function reload(): void {
    const { waiting } = registration;
    // Another tab may have let it in already.
    if (waiting === null) {
      location.reload();
      return;
    }
    serviceWorker?.addEventListener('controllerchange', () => location.reload());
    waiting.postMessage(TAKE_OVER);
  }

  function look(): void {
    const { waiting, active } = registration;
    // The first of all waits a moment, too, and there is none before it.
    if (waiting === null || active === null) return;
    store.set({ loadNewer: reload });
  }

  look();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  );
  // A tab may stay open for weeks.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) registration.update().catch(() => undefined);
  });
}
