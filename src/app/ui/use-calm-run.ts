import { useEffect } from 'preact/hooks';
import { useApp, useSelected } from '../app-context.ts';
import type { Run } from '../state.ts';
import { useRedraw } from './use-redraw.ts';

/** Nobody reads a table that changes sixty times a second. */
const CALM_MS = 1000;

/** The run as it was a second ago at most; at once where it starts, pauses or ends. */
export function useCalmRun(): Run {
  const { store } = useApp();
  const redraw = useRedraw();
  useSelected(({ run }) => run.phase);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        redraw();
      }, CALM_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return store.get().run;
}
