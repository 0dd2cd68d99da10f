import type { Messages } from '../../i18n/index.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Fault } from '../../settings/check.ts';

/**
 * What to tell a person about a value that cannot be used; undefined where all is well.
 * @param used the value that stands in for it; undefined where none does
 */
export function faultText(
  fault: Fault | undefined,
  used: string | undefined,
  text: Messages,
  numbers: Numbers,
): string | undefined {
  if (fault === undefined) return undefined;
  const wrong = whatIsWrong(fault, text, numbers);
  return used === undefined ? wrong : `${wrong} ${text.faults.untilThen(used)}`;
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
    case 'most-epochs':
      return faults.mostEpochs(integer(fault.most), integer(fault.logEvery));
    case 'least-log-every':
      return faults.leastLogEvery(integer(fault.least), integer(fault.epochs));
    case 'choice':
      return faults.choice(fault.choices.join(', '));
    case 'list':
      return faults.list(fault.choices.join(', '));
    case 'unknown':
      return faults.unknown;
    case 'twice':
      return faults.twice;
    case 'other':
      return fault.message;
  }
}
