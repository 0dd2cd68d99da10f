/** Own data as the browser keeps them for the page that is loaded in this one's place. */
import type { OwnData } from '../../core/data/own.ts';

/** Another layout gets another number, and what has an older one is not read. */
export const SCHEMA = 'downhill-table/1';
/** Of what one person hands to another: settings, and own data where there are some. */
export const SETUP = 'downhill-setup/1';

/** 16 MB: storage that a browser grants without asking, written in a moment. */
export const MOST_KEPT_ROWS = 1_000_000;

export interface KeptTable {
  readonly schema: typeof SCHEMA;
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
  readonly own: OwnData;
}

/** Own data of this page, and whether the next one will have them. */
export interface TableFate {
  readonly id: string;
  readonly fate: 'kept' | 'too-large' | 'refused' | 'forgotten';
}

export function keptTable(id: string, savedAt: string, own: OwnData): KeptTable {
  return { schema: SCHEMA, id, savedAt, own };
}
