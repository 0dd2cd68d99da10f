import { fetchPart } from '../part-missing.ts';
import type * as Race from './index.ts';

let part: typeof Race | undefined;

/** What knows of rivals, fetched with the first. @throws PartMissingError */
export async function fetchRace(): Promise<typeof Race> {
  part ??= await fetchPart(() => import('./index.ts'));
  return part;
}

/** The same where it is there: wherever there is a rival. */
export function race(): typeof Race | undefined {
  return part;
}
