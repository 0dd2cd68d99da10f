import { ConfigError } from '../core/errors.ts';
import { inWords } from '../core/told.ts';
import type { DataFault, DataFaults } from './data-fault.ts';
import { FAULTS } from './english.ts';

/** A table that cannot be read. `message` is English; `fault` and `values` are for other languages. */
export class DataError<F extends DataFault = DataFault> extends ConfigError {
  override readonly name = 'DataError';
  readonly fault: F;
  readonly values: DataFaults[F];

  constructor(fault: F, values: DataFaults[F]) {
    super('axis' in values ? values.axis : 'data', inWords(FAULTS, fault, values));
    this.fault = fault;
    this.values = values;
  }
}
