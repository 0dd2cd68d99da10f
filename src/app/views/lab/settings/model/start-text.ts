import type { Start } from '../../../../../core/settings/start.ts';

/** A start as settings write it, with one of its parameters elsewhere: the others as they were said, or drawn. @param value undefined: drawn, too */
export function startWith(
  start: Start,
  names: readonly string[],
  p: number,
  value: number | undefined,
): string {
  const said = new Map<string, string>();
  for (const [i, part] of (start === 'drawn' ? [] : start).entries()) {
    const [name = '', text = ''] = typeof part === 'number' ? [names[i], String(part)] : part.split('='); // prettier-ignore
    said.set(name, text);
  }
  const name = names[p] ?? '';
  if (value === undefined) said.delete(name);
  else said.set(name, String(value));
  return said.size === 0 ? 'drawn' : Array.from(said, (pair) => pair.join('=')).join();
}

/** In as many digits as are read; minus signs are wide. */
export function startText(value: number): string {
  return String(Number(value.toPrecision(4))).replaceAll('-', '−');
}

/** A tenth of what a value is worth: 0.1 of 1.37, 10 of 523, and of 0 as of 1. */
export function strideOf(value: number): number {
  return 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
}

/** So many strides on, without the digits behind a tenth of one. */
export function moved(value: number, strides: number, stride = strideOf(value)): number {
  const unit = stride / 10;
  return Number((Math.round((value + strides * stride) / unit) * unit).toPrecision(12));
}
