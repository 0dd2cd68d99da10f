import type { FitConfig } from '../../core/settings/index.ts';
import { configFromAddress } from '../settings/address.ts';
import type { AppState } from '../state.ts';
import { MOST_OVERLAID, type Kept } from './kept.ts';
import { groupKey, keptData } from './record.ts';
import type { RunRecord } from './read-record.ts';

export function configOf({ settings }: Pick<RunRecord, 'settings'>): FitConfig {
  return configFromAddress(settings).config;
}

/** What tells a run from those that it cannot be compared with. */
function groupKeyOf(record: RunRecord): string {
  return groupKey(configOf(record), record.data);
}

/** Of the run on the page. */
export function groupKeyHere({ run: { config, own } }: Pick<AppState, 'run'>): string {
  return groupKey(config, own && keptData(own));
}

/**
 * The curves behind the one of this run, which is not among them; the latest first. All are of the
 * same data, model and loss: losses of other data have no place on the same axis.
 */
export function overlaysOf({
  kept: { records, overlaid, current },
  ...here
}: Pick<AppState, 'kept' | 'run'>): readonly RunRecord[] {
  const key = groupKeyHere(here);
  return records.filter(
    (record) => record.id !== current && overlaid.includes(record.id) && groupKeyOf(record) === key,
  );
}

/** The runs whose curves are drawn: none where somebody turned them off, or embedded the page. */
export function drawnOverlays(state: AppState): readonly RunRecord[] {
  const { preferences } = state;
  return preferences.overlay === 'on' && preferences.embed === 0 ? overlaysOf(state) : [];
}

/** Ids of the latest runs of each group, as many as a chart shows behind one more. */
export function latestOf(records: readonly RunRecord[]): readonly string[] {
  return [...groupsOf(records).values()].flatMap((group) =>
    group.slice(0, MOST_OVERLAID - 1).map(({ id }) => id),
  );
}

/** The overlaid runs and one more, which takes the place of the oldest one of the same group. */
export function withOverlay({ records, overlaid }: Kept, record: RunRecord): readonly string[] {
  const key = groupKeyOf(record);
  // Those that are kept: an id of a run that is gone takes no place.
  const others = records.filter(({ id }) => id !== record.id && overlaid.includes(id));
  const alike = others.filter((other) => groupKeyOf(other) === key);
  const gone = alike.slice(MOST_OVERLAID - 1);
  return [record, ...others.filter((other) => !gone.includes(other))].map(({ id }) => id);
}

/** The runs by their data and model, each group in the order of the runs. */
export function groupsOf(records: readonly RunRecord[]): ReadonlyMap<string, readonly RunRecord[]> {
  const groups = new Map<string, readonly RunRecord[]>();
  for (const record of records) {
    const key = groupKeyOf(record);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}
