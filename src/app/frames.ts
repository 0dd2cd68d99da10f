import type { Schedule } from './store.ts';

/** Of what moves by itself, somebody who asked for less motion sees two pictures a second. */
const REDUCED_MS = 500;

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

export function isStill(): boolean {
  return reducedMotion.matches;
}

/** Calls back when the next picture is due: at the next frame, or later for what moves where motion is reduced. */
export const onNextPicture: Schedule = (callback, moves) => {
  if (moves && reducedMotion.matches) setTimeout(() => requestAnimationFrame(callback), REDUCED_MS);
  else requestAnimationFrame(callback);
};

/** Resolves at the next frame; in a hidden tab, which has none, after a while. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    if (document.hidden) {
      setTimeout(done, 16);
      return;
    }
    requestAnimationFrame(done);
    // The frame that was asked for does not come while the tab is hidden.
    document.addEventListener('visibilitychange', done);
  });
}
