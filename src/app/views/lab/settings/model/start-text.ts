import type { Start } from '../../../../../core/settings/start.ts';

/** A start with one parameter elsewhere, and the others as they were said or drawn. @param value undefined: drawn, too */
export function startWith(
  start: Start,
  names: readonly string[],
  p: number,
  value: number | undefined,
): string {
  const parts = start === 'drawn' ? [] : start.map((part, i) => (typeof part === 'number' ? `${names[i]}=${part}` : part)); // prettier-ignore
  const others = parts.filter((part) => !part.startsWith(`${names[p]}=`));
  return [...others, ...(value === undefined ? [] : [`${names[p]}=${value}`])].join() || 'drawn';
}

/** A tenth of what a value is worth: 0.1 of 1.37, 10 of 523, and of 0 as of 1. */
export function strideOf(value: number): number {
  return 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
}

/** So many tenths of a stride on, and no digits behind these. */
export function moved(value: number, tenths: number): number {
  const unit = strideOf(value) / 10;
  return Number(((Math.round(value / unit) + tenths) * unit).toPrecision(12));
}
