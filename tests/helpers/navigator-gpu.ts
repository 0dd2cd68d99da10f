/** Gives Node what a browser's page has: `navigator.gpu`, here npm's `webgpu`, and its globals. A set-up file of Vitest. */
import { globals } from 'webgpu';
import { openDawnGpu } from './dawn.ts';

Object.assign(globalThis, globals);
// Node 20 has no navigator, and later ones have one that cannot be assigned to.
Object.defineProperty(globalThis, 'navigator', {
  configurable: true,
  value: { gpu: await openDawnGpu() },
});
