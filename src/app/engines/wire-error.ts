/** Errors on their way out of a Worker: structured cloning would make a plain Error of each. */
import {
  AbortedError,
  ConfigError,
  DeviceLostError,
  DivergedError,
  GpuError,
  IncompleteWorkError,
  LimitError,
  messageOf,
  type DownhillError,
} from '../../core/errors.ts';

export interface WireError {
  readonly name: string;
  readonly message: string;
  /** Of a ConfigError. */
  readonly field?: string;
}

const CLASSES: Readonly<Record<string, new (message: string) => DownhillError>> = {
  AbortedError,
  DeviceLostError,
  DivergedError,
  GpuError,
  IncompleteWorkError,
  LimitError,
};

export function toWire(error: unknown): WireError {
  const name = error instanceof Error ? error.name : 'Error';
  const message = messageOf(error);
  return error instanceof ConfigError ? { name, message, field: error.field } : { name, message };
}

/** An error of the class that it had. */
export function fromWire({ name, message, field }: WireError): Error {
  if (field !== undefined) return new ConfigError(field, message);
  const Class = CLASSES[name];
  return Class === undefined ? new Error(message) : new Class(message);
}
