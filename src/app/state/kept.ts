import type { KeptData } from './record.ts';
import type { RunRecord } from './read-record.ts';

/** The runs that are kept, as the page knows them. */
export interface Kept {
  /** `session`: nothing outlives the page, and `why` says why. */
  readonly storage: 'opening' | 'browser' | 'session';
  readonly why: string;
  /** Why those of earlier visits are not among the records, though they lie in the storage. */
  readonly unread?: Error | undefined;
  /** The latest first. */
  readonly records: readonly RunRecord[];
  /** Ids of the runs whose curves stand behind the one of this run. */
  readonly overlaid: readonly string[];
  /** The id under which this run is kept, once it is. */
  readonly current?: string | undefined;
  /** Deleted last, for whoever regrets it. */
  readonly removed: readonly RunRecord[];
  /** Of a run that somebody wanted back, and the page did not have its data. */
  readonly missing?: KeptData | undefined;
  /** A file of runs that came by the way of tables, and is still to be read. */
  readonly brought?: Blob | undefined;
}

export const EMPTY_KEPT: Kept = {
  storage: 'opening',
  why: '',
  records: [],
  overlaid: [],
  removed: [],
};

/** Of the same data. As many curves as can be told apart: each has a colour and a dash of its own. */
export const MOST_OVERLAID = 4;

/** Runs without a name beyond this make room, the oldest first; a named one stays until it is deleted. */
export const MOST_UNNAMED = 50;

/** In the place of the record with the same id, or else in front. */
export function withRecord(records: readonly RunRecord[], record: RunRecord): readonly RunRecord[] {
  return sorted([record, ...records.filter(({ id }) => id !== record.id)]);
}

/** The latest first. ISO dates in UTC sort as texts. */
export function sorted(records: readonly RunRecord[]): readonly RunRecord[] {
  return records.toSorted((left, right) => right.savedAt.localeCompare(left.savedAt));
}

/** Those that have to make room. */
export function surplus(records: readonly RunRecord[]): readonly RunRecord[] {
  return records.filter(({ name }) => name === '').slice(MOST_UNNAMED);
}
