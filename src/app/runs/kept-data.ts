/** Own data as a kept run tells of them. The numbers themselves are not kept. */
import type { OwnData } from '../../core/data/own.ts';

export interface KeptData {
  /** Of the file. */
  readonly name: string;
  /** The names of the columns. */
  readonly x: string;
  readonly y: string;
  readonly points: number;
  readonly standardised: boolean;
}

/** A header may hold a book: so much of a name is kept. In UTF-16 units. */
export const LONGEST_NAME = 300;

export function keptData({ name, xName, yName, x, standardise }: OwnData): KeptData {
  return {
    name: shortened(name),
    x: shortened(xName),
    y: shortened(yName),
    points: x.length,
    standardised: standardise,
  };
}

/** Whether these are the data that a run was trained on, as far as it tells. */
export function areKeptData(kept: KeptData, own: OwnData | undefined): boolean {
  if (own === undefined) return false;
  const { name, x, y, points } = keptData(own);
  return name === kept.name && x === kept.x && y === kept.y && points === kept.points;
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
