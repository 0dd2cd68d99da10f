import { changed } from '../training/changed.ts';
import type { AppState } from '../state.ts';

type SetFor = Pick<AppState, 'config' | 'own' | 'run'>;

/** Whether what is set can be had by another run only: other data, another start, fewer epochs than are done. */
export function isPending({ config, own, run }: SetFor): boolean {
  if (own !== run.own || config.epochs < run.epoch) return true;
  return [...changed(config, run.config)].some((part) => part !== 'rate' && part !== 'length');
}
