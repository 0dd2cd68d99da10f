/** Whether a script reads own data from their file: apart from the script, which few ask for. */
import type { OwnData, TableForm } from '../data/own.ts';

/** More points than this stay in their file, where one is known. */
export const MOST_EMBEDDED = 1000;

/** The file that a script reads; undefined where the script holds all that it needs. */
export function fileRead(own: OwnData): string | undefined {
  return formRead(own) && own.name;
}

/** How that file is written. */
export function formRead({ x, others = [], form }: OwnData): TableForm | undefined {
  return x.length > MOST_EMBEDDED && others.length === 0 ? form : undefined;
}
