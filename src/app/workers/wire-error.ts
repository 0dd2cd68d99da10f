/** Errors on their way out of a Worker: structured cloning would make a plain Error of each. */
import * as errors from '../../core/errors.ts';
import { PartMissingError } from '../part-missing.ts';

/** With whatever else the error says: the field that is wrong, a code and its values. */
export interface WireError {
  readonly name: string;
  readonly message: string;
}

/** By their names, since a build gives the classes others. */
const CLASSES: Readonly<Record<string, { readonly prototype: Error } | undefined>> = {
  ...errors,
  PartMissingError,
};

export function toWire(error: unknown): WireError {
  const { name, message } = errors.asError(error);
  return Object.assign({}, errors.asError(error), { name, message });
}

/** An error of the class that it had, with all that it said. */
export function fromWire({ message, ...rest }: WireError): Error {
  const error = Object.assign(new Error(message), rest);
  const known = CLASSES[rest.name];
  if (known !== undefined) Reflect.setPrototypeOf(error, known.prototype);
  return error;
}
