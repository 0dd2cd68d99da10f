/** Which own data a script reads from their file. */
import type { OwnData, TableForm } from '../data/own.ts';

/** More points than this stay in their file, where one is known. */
export const MOST_EMBEDDED = 1000;

/** The file that a script reads; undefined where the script holds all that it needs. */
export function fileRead(own: OwnData): string | undefined {
  return formOf(own) && own.name;
}

/** How that file is written. */
export function formOf({ x, form }: OwnData): TableForm | undefined {
  return x.length > MOST_EMBEDDED ? form : undefined;
}
