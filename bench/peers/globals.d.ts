import type { Peers } from './page/main.ts';

declare global {
  interface Window {
    /** Set by the page's main.ts. */
    readonly peers: Peers;
  }
}
