import type { Messages } from '../../i18n/index.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Fault } from '../../settings/check.ts';

/** What to tell a person about a value that cannot be used; undefined where all is well. */
export function faultText(
  fault: Fault | undefined,
  { faults }: Messages,
  { integer, short }: Numbers,
): string | undefined {
  switch (fault?.kind) {
    case undefined:
      return undefined;
    case 'number':
      return fault.integer
        ? faults.integer(integer(fault.least), integer(fault.most))
        : faults.number(short(fault.least), integer(fault.most));
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
