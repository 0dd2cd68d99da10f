import { useMemo } from 'preact/hooks';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import type { Place } from './frame.ts';

/**
 * The landscape in a sentence. It does not change while the run is running, so as not to be read out
 * for ever.
 * @param written a place as text
 */
export function useSpoken(written: (place: Place) => readonly string[]): string {
  const { store } = useApp();
  const { text, numbers } = useWords();
  const phase = useSelected(({ run }) => run.phase);
  const prepared = useSelected(({ run }) => run.prepared);
  return useMemo(() => {
    if (prepared === undefined) return text.landscape.computing;
    const place = ([a = NaN, b = NaN]: readonly number[]): string => written([a, b]).join(', ');
    const { exact, problem, startLoss } = prepared;
    return text.landscape.spoken(
      place(problem.start.parameters),
      numbers.short(startLoss),
      place(exact.parameters),
      numbers.short(exact.loss),
      place(store.get().run.parameters),
    );
  }, [phase, prepared, text]);
}
