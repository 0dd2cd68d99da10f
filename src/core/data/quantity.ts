/** What the numbers of a column mean. */
export type Quantity =
  /** `unit` as the cells have it, `kg` or `$`; empty where they have none. */
  | { readonly kind: 'number'; readonly unit: string }
  /** Shares: 0.12 where the cell says 12%. */
  | { readonly kind: 'percent' }
  | Time;

/** How the cells of moments are written. */
export type Written = 'date' | 'date-time' | 'clock';

/** Moments, counted in `unit`s from the earliest. */
export interface Time {
  readonly kind: 'time';
  readonly unit: 'day' | 'second';
  /** The moment that is 0, in milliseconds since 1970 as UTC counts them. */
  readonly origin: number;
  /** As the cells are written; a clock alone has no date, and its origin lies in the first day of 1970. */
  readonly written: Written;
}

/** Plain numbers. */
export const PLAIN: Quantity = { kind: 'number', unit: '' };

const MS = { day: 86_400_000, second: 1000 } as const;

/** The moment that a value of the column stands for, in milliseconds since 1970 UTC. */
export function momentOf({ unit, origin }: Time, value: number): number {
  return origin + value * MS[unit];
}

/** The other way. */
export function sinceOrigin({ unit, origin }: Time, moment: number): number {
  return (moment - origin) / MS[unit];
}
