import type { App } from '../app-context.ts';
import { fetchPart } from '../part-missing.ts';
import { whatIsFitted } from './answer-of.ts';
import type * as answering from './answering.ts';

/** What fits is fetched with the first press; where it does not come, the card says so. */
export async function pressed<Told>(
  { store }: Pick<App, 'store'>,
  act: (there: typeof answering) => Promise<Told> | Told,
): Promise<Told | undefined> {
  try {
    return await act(await fetchPart(() => import('./answering.ts')));
  } catch (error) {
    const failure = error as Error;
    store.set({ answer: { phase: 'failed', of: whatIsFitted(store.get()), failure } });
    return undefined;
  }
}
