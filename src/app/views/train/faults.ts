import type { Messages } from '../../i18n/index.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Fault } from '../../settings/check.ts';

/**
 * What to tell a person about a value that cannot be used; undefined where all is well.
 * @param used the value that stands in for it
 */
export function faultText(
  fault: Fault | undefined,
  used: string,
  text: Messages,
  numbers: Numbers,
): string | undefined {
  if (fault === undefined) return undefined;
  return `${whatIsWrong(fault, text, numbers)} ${text.faults.untilThen(used)}`;
}

function whatIsWrong(fault: Fault, { faults }: Messages, { integer }: Numbers): string {
  switch (fault.kind) {
    case 'number':
      return fault.integer
        ? faults.integer(integer(fault.least), integer(fault.most))
        : faults.number(String(fault.least), integer(fault.most));
    case 'seed':
      return faults.seed;
    case 'start':
      return faults.start;
    case 'too-many-lines':
      return faults.tooManyLines;
    case 'other':
      return fault.message;
  }
}
