/** The service worker: keeps the page of one version whole, so that it opens without a network. */
import { cacheNames, clientsClaim, setCacheNameDetails } from 'workbox-core';
import { precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { setDefaultHandler } from 'workbox-routing';
import { TAKE_OVER } from './take-over.ts';

/** What scripts/offline.mjs fills in: the files of the built page, and what tells this build from others. */
declare const FILES: PrecacheEntry[];
declare const VERSION: string;
declare const self: {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
};

// A host may have several pages, and each version of one has a cache of its own: so none is ever a mixture of two.
setCacheNameDetails({ prefix: 'downhill', suffix: `${self.registration.scope}#${VERSION}` });
clientsClaim();
// The address has the settings, of which the files know nothing.
precacheAndRoute(FILES, { ignoreURLParametersMatching: [/./] });
// A tab that still shows the version before this one finds its parts in what that one kept.
setDefaultHandler(async ({ request }) => {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
});

addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

addEventListener('activate', (event) =>
  (event as Event & { waitUntil(work: Promise<unknown>): void }).waitUntil(forgetOlder()),
);

/** All but this version and the one before it. */
async function forgetOlder(): Promise<void> {
  const mine = cacheNames.precache;
  const stem = mine.slice(0, mine.lastIndexOf('#') + 1);
  const all = (await caches.keys()).filter((name) => name.startsWith(stem));
  const older = all.slice(0, Math.max(0, all.indexOf(mine) - 1));
  await Promise.all(older.map((name) => caches.delete(name)));
}
