import type { Numbers } from '../../../format/numbers.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { Refused } from '../../../settings/address.ts';

/**
 * What to tell a person about a value that cannot be used; undefined where all is well.
 * @param used the value that stands in for it; undefined where none does
 */
export function faultText(
  fault: Refused['fault'] | undefined,
  used: string | undefined,
  { faults }: Messages,
  { integer, short }: Numbers,
): string | undefined {
  if (fault === undefined) return undefined;
  const written = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value !== 'number') return value;
    // What was measured is read; a limit may have to be typed.
    if (key === 'value') return short(value);
    return Number.isInteger(value) ? integer(value) : String(value);
  };
  const said = Object.fromEntries(
    Object.entries(fault).map(([key, value]) => [key, written(key, value)]),
  );
  const words = faults[fault.kind === 'number' && fault.integer ? 'integer' : fault.kind];
  const wrong = typeof words === 'string' ? words : words(said as never);
  return used === undefined ? wrong : `${wrong} ${faults.untilThen(used)}`;
}
