/** What is said of a report in more than one place. */
import type { Numbers } from '../../format/numbers.ts';
import type { Check } from '../../../run/verify/types.ts';
import type { VerifyMessages } from './use-verify-words.ts';

/** Counts with all their digits, errors with two. */
export function figure(value: number, { integer, error }: Numbers): string {
  return Number.isInteger(value) && value < 1e10 ? integer(value) : error(value);
}

/** `loss`, or a parameter's name. */
export function quantity(of: string, { verify }: VerifyMessages): string {
  return of === 'loss' ? verify.chart.loss : of;
}

/** What a check is about. */
export function checkName({ id, of, subject }: Check, text: VerifyMessages): string {
  const { names } = text.verify.table;
  switch (id) {
    case 'run':
    case 'steps':
    case 'finite':
    case 'bitwise':
      return names[id];
    case 'stall':
      return names.stall(of);
    case 'exact':
    case 'oracle':
    case 'mirror': {
      const { standards } = text.verify.chart;
      const what = quantity(of, text);
      return subject === undefined
        ? names.error(what, standards[id])
        : names.reference(standards[subject], what, standards[id]);
    }
  }
}

/** `7.5 × 10⁻⁵ in a, 6.1 × 10⁻⁴ in b` */
export function distances(
  values: readonly number[],
  names: readonly string[],
  { verify }: VerifyMessages,
  numbers: Numbers,
): string {
  if (values.length === 0) return '–';
  return values
    .map((value, p) => verify.facts.far(figure(value, numbers), names[p] ?? ''))
    .join(verify.comma);
}
