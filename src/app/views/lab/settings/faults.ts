import type { Numbers } from '../../../format/numbers.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { Refused } from '../../../settings/address.ts';

type Fault = Refused['fault'];

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

function whatIsWrong(fault: Fault, { faults }: Messages, { integer, short }: Numbers): string {
  const limit = (value: number): string =>
    Number.isInteger(value) ? integer(value) : String(value);
  switch (fault.kind) {
    case 'number':
      return faults[fault.integer ? 'integer' : 'number'](limit(fault.least), limit(fault.most));
    case 'most-epochs':
      return faults.mostEpochs(integer(fault.most), integer(fault.logEvery));
    case 'least-log-every':
      return faults.leastLogEvery(integer(fault.least), integer(fault.epochs));
    case 'choice':
    case 'list':
      return faults[fault.kind](fault.choices.join(', '));
    case 'replayed':
      return faults.replayed(fault.replay);
    case 'not-on-engine':
      return faults.notOnEngine(fault.engine, fault.precision);
    case 'formula':
      return faults.formula(fault.fault, fault.words);
    case 'layers':
      return faults.layers(integer(fault.most), integer(fault.mostUnits));
    case 'batch':
      return faults.batch(integer(fault.most));
    case 'belongs':
      return faults.belongs(fault.ids.join(', '));
    case 'columns':
      return faults.columns(integer(fault.count));
    case 'targets':
      return faults.targets(
        String(fault.least),
        String(fault.most),
        short(fault.value),
        integer(fault.row),
      );
    case 'at-odds':
      return faults.atOdds(fault.with);
    case 'seed':
    case 'start':
    case 'unknown':
    case 'twice':
    case 'table':
      return faults[fault.kind];
  }
}
