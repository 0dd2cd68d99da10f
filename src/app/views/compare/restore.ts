import { configFromAddress } from '../../settings/address.ts';
import type { Settings } from '../../settings/settings.ts';
import type { AppState } from '../../state.ts';
import type { Store } from '../../store.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { areKeptData } from '../../state/record.ts';

/**
 * Sets up the run of a record anew: its settings, and its data. Where those are a person's own, and
 * not the ones that the page has, all stays as it is, and the page says what is missing.
 */
export function restoreRun(
  { settings: kept, data }: RunRecord,
  store: Store<AppState>,
  settings: Pick<Settings, 'adopt' | 'prefer'>,
): void {
  const { own } = store.get();
  const has = data === undefined || areKeptData(data, own);
  store.set({ kept: { ...store.get().kept, missing: has ? undefined : data } });
  if (!has) return;
  const { config } = configFromAddress(kept);
  const wanted = data !== undefined && own !== undefined;
  settings.adopt(config, wanted ? { ...own, standardise: data.standardised } : undefined);
  settings.prefer({ view: 'lab' });
}
